import { MAX_LABELS, MAX_TEXT_LENGTH } from '../label-payload';
import type { Arguments } from './hook';
import { type Context, drawImage, drawText, measureNote, type Note } from './notes';
import { createSheet, type Sheet, turnSheet } from './sheet';

export interface Recorder {
  readonly text: (context: Context, args: Arguments) => void;
  readonly image: (context: Context, args: Arguments) => void;
  readonly bitmap: (source: OffscreenCanvas, args: Arguments, bitmap: unknown) => void;
  /** Canvases that texts were drawn on since the last call; begins a new burst. */
  readonly flush: () => ReadonlyMap<object, Sheet>;
}

/** Notes which texts are drawn where, per canvas and draw burst; calls `onFirst` when a burst begins. */
export function createRecorder(onFirst: () => void): Recorder {
  const sheets = new WeakMap<object, Sheet>();
  let drawn = new Map<object, Sheet>();
  let burst = 1;
  let open = false;

  const sheetOf = (canvas: object): Sheet => {
    let sheet = sheets.get(canvas);
    if (!sheet) sheets.set(canvas, (sheet = createSheet()));
    if (sheet.burst !== burst) turnSheet(sheet, burst);
    // Also for canvases at rest: without the end of a burst they would never be looked at again.
    if (!open) onFirst();
    open = true;
    return sheet;
  };

  const add = (canvas: object, sheet: Sheet, notes: readonly Note[]) => {
    for (const note of notes) if (sheet.notes.length < MAX_LABELS) sheet.notes.push(note);
    if (notes.length) drawn.set(canvas, sheet);
  };

  return {
    text(context, args) {
      const { canvas } = context;
      const sheet = sheetOf(canvas);
      const text = String(args[0]);
      if (sheet.resting || !text || text.length > MAX_TEXT_LENGTH) return;
      let note = sheet.measured.get(text);
      if (!note) sheet.measured.set(text, (note = measureNote(context, text)));
      add(canvas, sheet, drawText(context, note, args));
    },

    // A cached label or a whole layer is copied: its texts go along.
    image(context, args) {
      const { canvas } = context;
      const source = args[0] as object;
      const from = sheets.get(source);
      if (!from?.notes.length || canvas === source) return;
      const sheet = sheetOf(canvas);
      if (!sheet.resting) add(canvas, sheet, drawImage(context, from.notes, args));
    },

    bitmap(source, _, bitmap) {
      const sheet = sheets.get(source);
      if (!sheet) return;
      sheets.set(bitmap as object, { ...sheet });
      sheet.notes = [];
    },

    flush() {
      const finished = drawn;
      drawn = new Map();
      burst += 1;
      open = false;
      return finished;
    },
  };
}
