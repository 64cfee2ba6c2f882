import { MAX_LABELS } from '../label-payload';
import { covers, type Note } from './notes';

/** What the recorder knows of one canvas. */
export interface Sheet {
  readonly canvas: { readonly width: number; readonly height: number };
  /** Of the canvas in the last burst. */
  size: number;
  /** Texts drawn in this burst. */
  notes: Note[];
  /** Texts of earlier bursts that are still there. */
  kept: Note[];
  /** What the page cleared in this burst. */
  cleared: Note[];
  burst: number;
  /** Bursts in a row that nobody wanted to hear of. */
  unheard: number;
  /** The timer until whose end nothing is noted; 0 for none. */
  rest: ReturnType<typeof setTimeout> | 0;
  /** Texts as they lie around the point they are drawn at. Measuring costs more than drawing. */
  readonly measured: Map<string, Note>;
}

/** A font may change under the same text, so texts are measured anew now and then. */
const MEASURE_EVERY = 64;

export const createSheet = (canvas: Sheet['canvas']): Sheet => ({
  canvas,
  size: 0,
  notes: [],
  kept: [],
  cleared: [],
  burst: 0,
  unheard: 0,
  rest: 0,
  measured: new Map(),
});

/** All texts that lie on the canvas. */
export const textsOf = ({ kept, notes }: Sheet) => [...kept, ...notes].slice(0, MAX_LABELS);

/** Begins a new burst. A canvas of another size was wiped. */
export function turnSheet(sheet: Sheet, burst: number): void {
  const { width, height } = sheet.canvas;
  const size = width + height / 1e5;
  sheet.kept = size === sheet.size ? textsOf(sheet) : [];
  sheet.size = size;
  sheet.notes = [];
  sheet.cleared = [];
  sheet.burst = burst;
  if (burst % MEASURE_EVERY === 0) sheet.measured.clear();
}

/** Takes away what the page cleared: the texts in an area, or all. */
export function clearNotes(sheet: Sheet, area?: Note): void {
  const stays = (note: Note) => area && !covers(area, note, 1);
  sheet.kept = sheet.kept.filter(stays);
  sheet.notes = sheet.notes.filter(stays);
  if (area) sheet.cleared.push(area);
}

/**
 * Adds texts. Those of earlier bursts stay as long as the page clears where it draws; a text where it has not means
 * that the canvas is wiped in a way we do not see.
 */
export function addNotes(sheet: Sheet, notes: readonly Note[]): void {
  for (const note of notes) {
    if (!sheet.cleared.some((area) => covers(area, note, 1))) sheet.kept = [];
    sheet.notes.push(note);
  }
}
