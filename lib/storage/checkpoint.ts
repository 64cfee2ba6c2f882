import type { VenueId } from '../market/venues';

/** What models have learnt up to a time: it spares working it out again. */
export interface Checkpoint {
  /** Epoch ms. */
  readonly until: number;
  readonly parts: readonly (readonly [venue: VenueId, bytes: Uint8Array])[];
  /** Missing in what versions before kept. */
  readonly record?: ColumnRecord;
}

/** Which of the columns that were made by one choice of model and lookback are final. */
export interface ColumnRecord {
  /** By what they were made. */
  readonly choice: string;
  /** The step in which the choice was made, epoch ms: columns from then on were shown as they came. */
  readonly since: number;
  /** How much of the past those before were made of, in quarters. */
  readonly history: number;
  /** A stored column of a time from then on, epoch ms, is not replaced. */
  readonly finalFrom: number;
}
