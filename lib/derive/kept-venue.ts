import { CheckpointReader, CheckpointWriter } from '../heatmaps/liquidation/checkpoint-bytes';
import type { PriceGrid } from '../heatmaps/columns/column';

/** What goes with a venue's model so that the map goes on as if it had never stopped. NaN where it is not known. */
export interface VenueNote {
  /** From when on the model has taken bars in, epoch ms. */
  readonly begun: number;
  /** How much of the past was known then: see `DerivedPlan`. */
  readonly history: number;
  /** What is to be added to its prices. */
  readonly shift: number;
  /** Of its own columns, and of those of all venues. */
  readonly grid: PriceGrid | undefined;
  readonly gridOfAll: PriceGrid | undefined;
  /** The last column of all venues: its time, and the prices at its start and end. */
  readonly time: number;
  readonly open: number;
  readonly close: number;
}

/** `DV` and the version of the bytes. */
const TAG = 0x44_56_00_01;
const NUMBERS = 14;
/** The mark, the numbers and the checksum. */
const NOTE_BYTES = 4 + 8 * NUMBERS + 4;

/** A note and the bytes of a model's own checkpoint behind it. */
export function packVenue(note: VenueNote, model: Uint8Array): Uint8Array<ArrayBuffer> {
  const { begun, history, shift, grid, gridOfAll, time, open, close } = note;
  const writer = new CheckpointWriter(TAG);
  writer.numbers([begun, history, shift, ...ofGrid(grid), ...ofGrid(gridOfAll), time, open, close]);
  const bytes = new Uint8Array(NOTE_BYTES + model.length);
  bytes.set(writer.finish());
  bytes.set(model, NOTE_BYTES);
  return bytes;
}

/** Undoes {@link packVenue}. @throws CheckpointError when the note is damaged. */
export function unpackVenue(bytes: Uint8Array): { readonly note: VenueNote; readonly model: Uint8Array } {
  const reader = new CheckpointReader(bytes.subarray(0, NOTE_BYTES), TAG);
  const [begun = NaN, history = NaN, shift = NaN] = reader.numbers(3);
  const [grid, gridOfAll] = [gridOf(reader.numbers(4)), gridOf(reader.numbers(4))];
  const [time = NaN, open = NaN, close = NaN] = reader.numbers(3);
  reader.finish();
  return {
    note: { begun, history, shift, grid, gridOfAll, time, open, close },
    model: bytes.subarray(NOTE_BYTES),
  };
}

const ofGrid = (grid: PriceGrid | undefined) =>
  grid ? [grid.firstBin, grid.count, grid.binSize, grid.unit] : [NaN, NaN, NaN, NaN];

function gridOf([firstBin = NaN, count = NaN, binSize = NaN, unit = NaN]: Float64Array):
  | PriceGrid
  | undefined {
  return Number.isNaN(firstBin) ? undefined : { firstBin, count, binSize, unit };
}
