import { MAX_LABELS, MAX_TEXT_LENGTH, MAX_WORD_LENGTH, MAX_WORDS } from '../label-payload';
import type { After, Arguments } from './hook';
import { type Context, measureNote, placeArea, placeImage, placeText } from './notes';
import { addNotes, clearNotes, textsOf } from './sheet';
import type { Sheets } from './sheets';

/** Notes which texts lie where: what to do behind each call of a built-in method, by its name. */
export function createRecorder({ known, open, turn }: Sheets): Readonly<Record<string, After>> {
  const fillText = (context: Context, args: readonly [string | number | object, unknown, unknown]) => {
    const sheet = open(context);
    const text = args[0];
    const x = args[1];
    const y = args[2];
    // Making a text or a number of an object would run code of the page once more.
    if (!sheet || typeof text === 'object' || typeof x !== 'number' || typeof y !== 'number') return;
    const label = `${text}`;
    const [length, places] = /\d/.test(label) ? [MAX_TEXT_LENGTH, MAX_LABELS] : [MAX_WORD_LENGTH, MAX_WORDS];
    if (!label || label.length > length || sheet.notes.length >= places) return;
    let note = sheet.measured.get(label);
    if (!note) sheet.measured.set(label, (note = measureNote(context, label)));
    addNotes(sheet, placeText(context, note, x, y));
  };

  // A cached label or a whole layer is copied: its texts go along.
  const drawImage = (context: Context, args: Arguments) => {
    const source = known.get(args[0] as object);
    const texts = source && textsOf(source);
    const sheet = texts?.length && open(context);
    if (sheet) addNotes(sheet, placeImage(context, texts, args));
  };

  const clearRect = (context: Context, args: Arguments) => {
    const sheet = known.get(context);
    if (!sheet || sheet.rest) return;
    turn(sheet);
    clearNotes(sheet, placeArea(context, args));
  };

  const transferToImageBitmap = (canvas: OffscreenCanvas, _: Arguments, bitmap: unknown) => {
    const sheet = known.get(canvas);
    if (!sheet) return;
    known.set(bitmap as object, { ...sheet });
    clearNotes(sheet);
  };

  return { fillText, strokeText: fillText, drawImage, clearRect, reset: clearRect, transferToImageBitmap };
}
