import type { StoredHistory } from '@/components/options/history/ports';
import type { Clock } from '@/lib/core/clock';
import type { Database } from '@/lib/storage/database';
import { describeFailure } from '@/lib/storage/failure';
import { readUsage } from '@/lib/storage/pyramid/usage';
import { exportHistory } from '@/lib/storage/transfer/export-history';
import { importHistory } from '@/lib/storage/transfer/import-history';
import { readGrowth } from './growth';

/** What a browser says of a chosen file that it cannot read any more. */
const FILE_FAILURES: readonly string[] = ['NotReadableError', 'NotFoundError'];

/** The history on disk, over a connection of its own beside the background's. */
export function storedHistory(database: Database, clock: Clock): StoredHistory {
  return {
    usage: () => database.connect().then(readUsage).catch(rejectInWords),
    async *read(query) {
      try {
        // Nothing is pending here; what the background has not written yet comes with a later export.
        yield* exportHistory({ database, flush: async () => {} }, query);
      } catch (error) {
        rejectInWords(error);
      }
    },
    async take(file, onSound) {
      try {
        const growsFrom = await readGrowth(await database.connect(), clock.now());
        // The import flushes once, between the last look at the file and the first write.
        return await importHistory({ database, growsFrom, flush: async () => onSound() }, file);
      } catch (error) {
        return rejectInWords(error);
      }
    },
  };
}

function rejectInWords(error: unknown): never {
  const isOfFile = error instanceof DOMException && FILE_FAILURES.includes(error.name);
  const reason = isOfFile
    ? 'The file cannot be read: it was moved, changed or closed off.'
    : describeFailure(error).reason;
  throw new Error(reason, { cause: error });
}
