import type { Arguments } from './hook';
import type { Context, TextMetrics2D } from './text-metrics';

/** One drawn text in device pixels of its canvas, as it goes over the channel. */
export type Note = readonly [
  text: string,
  x: number,
  y: number,
  ink: number,
  width: number,
  height: number,
  fromImage: 0 | 1,
];

/** Scale and shift of the context's transform; undefined when it turns or skews, as no axis label does. */
function scaleOf(context: Context): DOMMatrix | undefined {
  const matrix = context.getTransform();
  return matrix.b || matrix.c ? undefined : matrix;
}

export function noteText(
  context: Context,
  text: string,
  [, x, y]: Arguments,
  metrics: TextMetrics2D,
): readonly Note[] {
  const scale = scaleOf(context);
  if (!scale) return [];
  const { a, d, e, f } = scale;
  const { width, size, middleX, middleY, ink } = metrics;
  const place = [a * (Number(x) + middleX) + e, d * (Number(y) + middleY) + f] as const;
  return [[text, ...place, d * ink, Math.abs(a) * width, Math.abs(d) * size, 0]];
}

/** Source and target of a `drawImage`, whichever of its three forms was called. */
function readDrawImage([image, ...rest]: Arguments): readonly number[] {
  const { width, height } = image as { readonly width: number; readonly height: number };
  const numbers = rest.map(Number);
  if (numbers.length > 4) return numbers;
  const size = numbers.length > 2 ? [] : [width, height];
  return [0, 0, width, height, ...numbers, ...size];
}

/** The texts of an image at the places where the image is drawn. */
export function noteImage(context: Context, notes: readonly Note[], args: Arguments): readonly Note[] {
  const scale = scaleOf(context);
  if (!scale) return [];
  const { a, d, e, f } = scale;
  const [sx, sy, sw, sh, dx, dy, dw, dh] = readDrawImage(args) as Eight;
  const [kx, ky] = [(a * dw) / sw, (d * dh) / sh];
  return notes
    .filter(([, x, y]) => x >= sx && x <= sx + sw && y >= sy && y <= sy + sh)
    .map(([text, x, y, ink, width, height]) => [
      text,
      a * dx + e + kx * (x - sx),
      d * dy + f + ky * (y - sy),
      ink * ky,
      width * Math.abs(kx),
      height * Math.abs(ky),
      1,
    ]);
}

type Eight = readonly [number, number, number, number, number, number, number, number];
