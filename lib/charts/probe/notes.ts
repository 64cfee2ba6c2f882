import type { Arguments } from './hook';

export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** One text and where it lies: `x` and `y` are the middle of its em box, `ink` the way from there to the middle of its ink. */
export type Note = readonly [
  text: string,
  x: number,
  y: number,
  ink: number,
  width: number,
  height: number,
  fromImage: 0 | 1,
];

/** The note of a text drawn at the origin, in the units of the context. */
export function measureNote(context: Context, text: string): Note {
  const { width, actualBoundingBoxAscent, actualBoundingBoxDescent } = context.measureText(text);
  const { textAlign, textBaseline, font } = context;
  const size = parseFloat(/[\d.]+(?=px)/.exec(font)?.[0] ?? '12');
  const inkMiddle = (actualBoundingBoxDescent - actualBoundingBoxAscent) / 2;
  const x = textAlign === 'center' ? 0 : /right|end/.test(textAlign) ? -width / 2 : width / 2;
  const y = emMiddle(textBaseline, size, inkMiddle);
  return [text, x, y, inkMiddle - y, width, size, 0];
}

function emMiddle(baseline: string, size: number, inkMiddle: number): number {
  if (baseline === 'middle') return 0;
  if (baseline === 'top') return size / 2;
  if (baseline === 'hanging') return size * 0.3;
  return baseline === 'alphabetic' ? inkMiddle : -size / 2;
}

/**
 * Notes drawn by a context, in device pixels of its canvas: what lies at (`fromX`, `fromY`) comes to (`toX`, `toY`),
 * stretched by `scaleX` and `scaleY`, before the transform of the context. None when that turns or skews, as no axis label does.
 */
function draw(
  context: Context,
  notes: readonly Note[],
  [fromX, fromY, toX, toY, scaleX, scaleY]: Placement,
  fromImage: 0 | 1,
): readonly Note[] {
  const { a, b, c, d, e, f } = context.getTransform();
  if (b || c) return [];
  return notes.map(([text, x, y, ink, width, height]) => [
    text,
    a * (toX + scaleX * (x - fromX)) + e,
    d * (toY + scaleY * (y - fromY)) + f,
    d * scaleY * ink,
    Math.abs(a * scaleX) * width,
    Math.abs(d * scaleY) * height,
    fromImage,
  ]);
}

type Placement = readonly [
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
  scaleX: number,
  scaleY: number,
];

/** Source rectangle, target corner and, unless it is the size of the source, target size. */
type Copy = readonly [number, number, number, number, number, number, number?, number?];

/** The note of a `fillText` or `strokeText`. */
export const drawText = (context: Context, note: Note, [, x, y]: Arguments) =>
  draw(context, [note], [0, 0, Number(x), Number(y), 1, 1], 0);

/** The notes of an image at the places where `drawImage`, in any of its three forms, draws it. */
export function drawImage(context: Context, notes: readonly Note[], args: Arguments): readonly Note[] {
  const { width, height } = args[0] as { readonly width: number; readonly height: number };
  const numbers = args.slice(1).map(Number);
  const long = numbers.length > 4 ? numbers : [0, 0, width, height, ...numbers];
  const [sx, sy, sw, sh, dx, dy, dw = sw, dh = sh] = long as unknown as Copy;
  const inside = notes.filter(([, x, y]) => x >= sx && x <= sx + sw && y >= sy && y <= sy + sh);
  return draw(context, inside, [sx, sy, dx, dy, dw / sw, dh / sh], 1);
}
