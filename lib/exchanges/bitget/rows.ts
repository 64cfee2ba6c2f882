import { isFields, MalformedError } from '../fields';

/** The rows of a body that is a list or holds one. @throws MalformedError when it is neither. */
export function rowsOf(data: unknown): readonly unknown[] {
  if (Array.isArray(data)) return data as readonly unknown[];
  if (isFields(data))
    for (const name of ['list', 'resultList', 'openInterestList'])
      if (Array.isArray(data[name])) return data[name] as readonly unknown[];
  throw new MalformedError('data');
}
