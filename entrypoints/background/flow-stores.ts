import type { Clock } from '@/lib/core/clock';
import type { MapsParts } from '@/lib/derive/maps';
import { BarStore } from '@/lib/storage/bar-store';
import { CheckpointStore } from '@/lib/storage/checkpoint-store';
import { ColumnArchive } from '@/lib/storage/column-archive';
import type { Database } from '@/lib/storage/database';
import { PageStore } from '@/lib/storage/page-store';

/** Where flow and what is worked out of it is kept. */
export const openStores = (database: Database, clock: Clock): MapsParts['stores'] => ({
  bars: new BarStore({ database, clock }),
  pages: new PageStore(database),
  archive: new ColumnArchive(database),
  checkpoints: new CheckpointStore(database),
});
