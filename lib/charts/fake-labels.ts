import { type Rect } from './chart-view';
import { PARTS, PAYLOAD_VERSION } from './label-payload';

/** A canvas in the page that lies where the test says. For tests. */
export function placeCanvas({ left, top, width, height }: Rect): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getBoundingClientRect = () => new DOMRect(left, top, width, height);
  document.body.append(canvas);
  return canvas;
}

type Label = readonly [text: string, x: number, y: number];

export const labelPayload = (labels: readonly Label[]) =>
  JSON.stringify([
    PAYLOAD_VERSION,
    1,
    labels.map(([text, ...numbers]) => [text, ...[...numbers, 0, 40, 12].map((number) => number * PARTS)]),
  ]);

/** Says what a canvas drew, as the probe does. True when the listener found it of use. */
export function sayPayload(name: string, canvas: EventTarget, detail: unknown): boolean {
  return !canvas.dispatchEvent(new CustomEvent(name, { detail, cancelable: true }));
}

/** A price axis from 64,000 at the top to 60,000, 100 px to a thousand, 50 px down. */
export const priceLabels = (scale = 1): readonly Label[] =>
  [64, 63, 62, 61, 60].map((price, index) => [
    (price * 1000 * scale).toLocaleString('en-US'),
    30,
    50 + index * 100,
  ]);

/** Two hours of clock times up to `end`, 100 px to 15 minutes. */
export const timeLabels = (end: number): readonly Label[] =>
  Array.from({ length: 8 }, (_, index) => {
    const time = new Date(Math.floor(end / 900_000) * 900_000 - (7 - index) * 900_000);
    return [time.toISOString().slice(11, 16), 80 + index * 100, 14];
  });
