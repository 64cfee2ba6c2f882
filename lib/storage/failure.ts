import type { StorageState } from './state';

/** A storage failure that we found ourselves; its message is meant for the user. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
}

/** What the user is told about a failure of IndexedDB. */
export function describeFailure(error: unknown): Pick<StorageState, 'kind' | 'reason'> {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  switch (name) {
    case 'QuotaExceededError':
      return {
        kind: 'full',
        reason: 'The disk or the browser’s share of it is full; new history is not kept.',
      };
    case 'VersionError':
      return {
        kind: 'failing',
        reason: 'The history on disk was written by a newer version of Isotherm; it is left as it is.',
      };
    case 'StorageError':
      return { kind: 'failing', reason: (error as StorageError).message };
    default:
      return { kind: 'failing', reason: `The browser’s database failed: ${textOf(error)}` };
  }
}

function textOf(error: unknown): string {
  if (error instanceof Error || error instanceof DOMException) return error.message || error.name;
  return String(error);
}
