import type { Context } from './notes';
import { clearNotes, createSheet, type Sheet, turnSheet } from './sheet';

/** After so many unheard bursts a canvas rests for so long, and again after each further one. */
const PATIENCE = 20;
const REST_MS = 2000;

export interface Sheets {
  /** By context, by canvas and by bitmap. */
  readonly known: WeakMap<object, Sheet>;
  /** Takes part in the burst. */
  readonly turn: (sheet: Sheet) => void;
  /** The sheet of a context that was drawn on, unless it rests. */
  readonly open: (context: Context) => Sheet | undefined;
}

/**
 * Keeps the sheets of all canvases. At the end of a burst of draws, which `defer` waits for, `send` is called for
 * each canvas that took part, and says whether anybody wants to hear of it.
 */
export function createSheets(defer: (task: () => void) => void, send: (sheet: Sheet) => boolean): Sheets {
  const { setTimeout } = globalThis;
  const known = new WeakMap<object, Sheet>();
  let drawn: Sheet[] = [];
  let burst = 1;

  const flush = () => {
    const finished = drawn;
    drawn = [];
    burst += 1;
    for (const sheet of finished) {
      sheet.unheard = send(sheet) ? 0 : sheet.unheard + 1;
      if (sheet.unheard <= PATIENCE) continue;
      sheet.rest = setTimeout(() => (sheet.rest = 0), REST_MS);
      clearNotes(sheet);
    }
  };

  const turn = (sheet: Sheet) => {
    if (sheet.burst === burst) return;
    turnSheet(sheet, burst);
    if (!drawn.length) defer(flush);
    drawn.push(sheet);
  };

  const open = (context: Context) => {
    let sheet = known.get(context);
    if (!sheet) {
      const { canvas } = context;
      known.set(context, (sheet = createSheet(canvas)));
      known.set(canvas, sheet);
    }
    if (sheet.rest) return undefined;
    turn(sheet);
    return sheet;
  };

  return { known, turn, open };
}
