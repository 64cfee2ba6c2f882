import type { Arguments } from './hook';

/** One text and where it lies: `x` and `y` are the middle of its em box, `ink` the way from there to the middle of its ink. */
export type Note = readonly [text: string, x: number, y: number, ink: number, width: number, height: number];

/** Libraries that turn a context back leave a trace whose square is below this. */
const TURN = 1e-12;

export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** The note of a text drawn at the origin, in the units of the context. */
export function measureNote(context: Context, text: string): Note {
  const { width, actualBoundingBoxAscent, actualBoundingBoxDescent } = context.measureText(text);
  const { textAlign, textBaseline, font } = context;
  const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 12);
  const inkMiddle = (actualBoundingBoxDescent - actualBoundingBoxAscent) / 2;
  const x = textAlign === 'center' ? 0 : /right|end/.test(textAlign) ? -width / 2 : width / 2;
  // By its first letter: `top` and `hanging` are above, `bottom` and `ideographic` below.
  const edge = /^[th]/.test(textBaseline) ? size / 2 : -size / 2;
  const y = /alpha/.test(textBaseline) ? inkMiddle : textBaseline === 'middle' ? 0 : edge;
  return [text, x, y, inkMiddle - y, width, size];
}

type Area = readonly [left: number, top: number, width: number, height: number];

/** An area is noted like a text without letters. */
const noteArea = (...[left, top, width, height]: Area): Note => [
  '',
  left + width / 2,
  top + height / 2,
  0,
  width,
  height,
];

/**
 * Whether the middle of a text lies in an area, or any of its box when `reach` is 1. An area without numbers, which
 * is what `reset` clears, is everywhere.
 */
export const covers = (area: Note, note: Note, reach: 0 | 1) =>
  !(
    Math.abs(note[1] - area[1]) * 2 > area[4] + reach * note[4] ||
    Math.abs(note[2] - area[2]) * 2 > area[5] + reach * note[5]
  );

/**
 * Notes in device pixels of the canvas, stretched and moved before the transform of the context; none when the context
 * turns or skews, as for no axis label. Taken apart by index: this runs for every text of every frame, and what goes
 * through an iterator takes several times as long until it has run very often.
 */
function place(
  context: Context,
  notes: readonly Note[],
  scaleX: number,
  scaleY: number,
  moveX: number,
  moveY: number,
): readonly Note[] {
  const { a, b, c, d, e, f } = context.getTransform();
  if (b * b + c * c > TURN) return [];
  return notes.map((note) => [
    note[0],
    a * (scaleX * note[1] + moveX) + e,
    d * (scaleY * note[2] + moveY) + f,
    d * scaleY * note[3],
    Math.abs(a * scaleX * note[4]),
    Math.abs(d * scaleY * note[5]),
  ]);
}

/** The note of a `fillText` or `strokeText`. */
export const placeText = (context: Context, note: Note, x: number, y: number) =>
  place(context, [note], 1, 1, x, y);

/** What a `clearRect` or a `reset` clears; nothing for a turned rectangle. */
export function placeArea(context: Context, args: Arguments): Note | undefined {
  const area = noteArea(...(args as Area));
  return place(context, [area], 1, 1, 0, 0)[0];
}

/** Source rectangle, target corner and, unless it is the size of the source, target size. */
type Copy = readonly [number, number, number, number, number, number, number?, number?];

/** The notes of an image where `drawImage`, in any of its three forms, draws it. */
export function placeImage(context: Context, notes: readonly Note[], args: Arguments): readonly Note[] {
  const [image, ...numbers] = args as readonly [HTMLCanvasElement, ...number[]];
  const long = numbers.length > 4 ? numbers : [0, 0, image.width, image.height, ...numbers];
  const [left, top, width, height, x, y, toWidth = width, toHeight = height] = long as unknown as Copy;
  const scaleX = toWidth / width;
  const scaleY = toHeight / height;
  const source = noteArea(left, top, width, height);
  const inside = notes
    .filter((note) => covers(source, note, 0))
    // A label's own bitmap is put with its middle where the label belongs: exactly, while ink is measured in whole pixels.
    .map(([text, middle, line, , extent, size]): Note => [
      text,
      middle,
      height > 2 * size ? line : source[2],
      0,
      extent,
      size,
    ]);
  return place(context, inside, scaleX, scaleY, x - scaleX * left, y - scaleY * top);
}
