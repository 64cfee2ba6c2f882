import type { ClaimsPorts } from '@/components/journal/claims/claims-model';
import type { Clock } from '@/lib/core/clock';
import { claimRecords } from '@/lib/derive/claim-records';
import { request } from '@/lib/protocol/channel';
import type { Database } from '@/lib/storage/database';
import { describeFailure } from '@/lib/storage/failure';

/** What is kept of a market on disk, over a connection of its own beside the background's, which says what is followed. */
export const storedRecords = (database: Database, clock: Clock): ClaimsPorts['records'] =>
  async function records(market) {
    const funding = await request('funding', { market });
    try {
      return await claimRecords(database, clock, funding);
    } catch (error) {
      throw new Error(describeFailure(error).reason, { cause: error });
    }
  };
