import type { DBSchema, IDBPDatabase } from 'idb';
import type { Alert } from '../alerts/alert';
import type { CascadeEnding, WallEnding } from '../analysis/claims/records';
import type { EncodedChunk } from '../heatmaps/codec/encoded-chunk';
import type { Gap } from '../heatmaps/columns/column';
import type { EntryHead } from '../journal/entry';
import type { PictureKind } from '../journal/picture';
import type { MarketRead } from '../reading/read';
import type { StoredBars } from './bar-store-block';
import type { Checkpoint } from './checkpoint';
import { createStores } from './upgrades/1';
import { addPages } from './upgrades/2';
import { addBars } from './upgrades/3';
import { widenAlerts } from './upgrades/4';
import { addJournal } from './upgrades/5';
import { addEndings } from './upgrades/6';
import type { UpgradesTo } from './upgrades/upgrade';

export const DATABASE_NAME = 'isotherm';

/** Raise it together with the list below; the types hold both to the same number. */
export const SCHEMA_VERSION = 6;

/** Entry `n` brings the database from version `n` to `n + 1`. Each change is told in `docs/STORAGE-FORMATS.md`. */
export const UPGRADES: UpgradesTo<typeof SCHEMA_VERSION> = [
  createStores,
  addPages,
  addBars,
  widenAlerts,
  addJournal,
  addEndings,
];

/** What is on disk, all of it by explicit key. */
export interface IsothermSchema extends DBSchema {
  /** By series and time of the first column. */
  chunks: { key: [series: string, start: number]; value: EncodedChunk };
  /** By series and start of the gap. */
  gaps: { key: [series: string, from: number]; value: Gap };
  /** Rows that a venue told of the past, by series and the stretch of time they are all of. */
  pages: { key: [series: string, from: number, until: number]; value: Float64Array };
  /** By series and start of the block of time. */
  bars: { key: [series: string, start: number]; value: StoredBars };
  /** By what was learnt. */
  checkpoints: { key: string; value: Checkpoint };
  /** What lists show of journal entries, by their id. */
  journal: { key: string; value: EntryHead };
  /** What an entry's read found, by the entry's id. */
  reads: { key: string; value: MarketRead };
  pictures: { key: [entry: string, kind: PictureKind]; value: Blob };
  alerts: { key: [time: number, id: string]; value: Alert };
  /** By when it was seen first, and `<market>/<venue>/<id>`. */
  walls: { key: [since: number, name: string]; value: WallEnding };
  cascades: { key: [start: number, market: string]; value: CascadeEnding };
  /** `trimmedBefore`: epoch ms before which history was thrown away by age. */
  meta: { key: 'trimmedBefore'; value: number };
}

export type IsothermDatabase = IDBPDatabase<IsothermSchema>;
