import { fields, type Fields } from './fields';

/** What can be read of a list of instruments: one odd listing must not hide all the others, so it is left out. */
export function readable<Listing>(
  entries: readonly unknown[],
  read: (row: Fields) => Listing | undefined,
): Listing[] {
  return entries.flatMap((entry) => {
    try {
      return read(fields(entry, 'listing')) ?? [];
    } catch {
      return [];
    }
  });
}
