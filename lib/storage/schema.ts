import type { DBSchema, IDBPDatabase } from 'idb';
import type { Alert } from '../alerts/alert';
import type { EncodedChunk } from '../heatmaps/codec/encoded-chunk';
import type { Gap } from '../heatmaps/order-book/column';
import { createStores } from './upgrades/1';
import { addPages } from './upgrades/2';
import type { UpgradesTo } from './upgrades/upgrade';

export const DATABASE_NAME = 'isotherm';

/** Raise it together with the list below; the types hold both to the same number. */
export const SCHEMA_VERSION = 2;

/** Entry `n` brings the database from version `n` to `n + 1`. Each change is told in `docs/STORAGE-FORMATS.md`. */
export const UPGRADES: UpgradesTo<typeof SCHEMA_VERSION> = [createStores, addPages];

/** What is on disk, all of it by explicit key. */
export interface IsothermSchema extends DBSchema {
  /** By series and time of the first column. */
  chunks: { key: [series: string, start: number]; value: EncodedChunk };
  /** By series and start of the gap. */
  gaps: { key: [series: string, from: number]; value: Gap };
  /** Rows that a venue told of the past, by series and the stretch of time they are all of. */
  pages: { key: [series: string, from: number, until: number]; value: Float64Array };
  alerts: { key: [time: number, id: string]; value: Alert };
  /** `trimmedBefore`: epoch ms before which history was thrown away by age. */
  meta: { key: 'trimmedBefore'; value: number };
}

export type IsothermDatabase = IDBPDatabase<IsothermSchema>;
