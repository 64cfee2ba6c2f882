import type { Note } from './notes';

/** What the recorder knows of one canvas. */
export interface Sheet {
  /** Texts of the newest draw burst. */
  notes: Note[];
  burst: number;
  /** Bursts in which anything was drawn. */
  draws: number;
  /** Bursts in a row that nobody wanted to hear of. */
  unheard: number;
  resting: boolean;
  /** Texts as they lie around the point they are drawn at. Measuring costs more than drawing. */
  readonly measured: Map<string, Note>;
}

/** After so many unheard bursts a canvas is looked at only now and then. */
const PATIENCE = 20;
const REST = 32;
/** A font may change under the same text, so texts are measured anew now and then. */
const MEASURE_EVERY = 64;

export const createSheet = (): Sheet => ({
  notes: [],
  burst: 0,
  draws: 0,
  unheard: 0,
  resting: false,
  measured: new Map(),
});

/** Begins a new burst: the texts of the last one are gone from the canvas. */
export function turnSheet(sheet: Sheet, burst: number): void {
  sheet.burst = burst;
  sheet.notes = [];
  sheet.draws += 1;
  sheet.resting = sheet.unheard > PATIENCE && sheet.draws % REST > 0;
  if (sheet.draws % MEASURE_EVERY === 0) sheet.measured.clear();
}
