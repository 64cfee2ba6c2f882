import { access } from 'node:fs/promises';
import type { VenueId } from '../lib/market/venues';
import { UsageError } from './usage-error';
import { venueArgument } from './venue-argument';

/** What follows a command that reads files of one venue. */
export interface FileArguments {
  readonly venue: VenueId;
  readonly paths: readonly string[];
  /** The value of each option that was given. */
  readonly options: ReadonlyMap<string, string>;
}

/**
 * Reads `<venue> <file>… [--option value]`.
 * @param known the options there are, with their dashes.
 * @throws UsageError when something is missing, unknown or cannot be read.
 */
export function fileArguments(
  [venue, ...words]: readonly string[],
  known: readonly string[] = [],
): FileArguments {
  const paths: string[] = [];
  const options = new Map<string, string>();
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (known.includes(word)) options.set(word, words[(index += 1)] ?? '');
    else if (word.startsWith('--')) throw new UsageError(`No option "${word}"`);
    else paths.push(word);
  }
  const id = venueArgument(venue);
  if (paths.length === 0) throw new UsageError('A capture is missing');
  return { venue: id, paths, options };
}

/** @throws UsageError when one of the files cannot be read. */
export async function requireFiles(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    try {
      await access(path);
    } catch {
      throw new UsageError(`Cannot read ${path}`);
    }
  }
}
