import { ensureDefined } from '../core/assert';
import type { SurfaceMaker } from './pixel-surface';

/** Side of the repeated tile, CSS pixels. */
export const HATCH_TILE = 8;

/** Reads on dark and on light pages. */
const LINE = [140, 148, 164, 64] as const;

/** The patterns for what is not known: slanted lines for prices, upright lines for times. */
export interface Hatching {
  readonly unknown: CanvasPattern;
  readonly gap: CanvasPattern;
}

export function createHatching(
  context: Pick<CanvasRenderingContext2D, 'createPattern'>,
  surface: SurfaceMaker,
): Hatching {
  const pattern = (inked: (x: number, y: number) => boolean) => {
    const tile = surface(HATCH_TILE, HATCH_TILE);
    tile.write(tilePixels(inked), 0, 0, HATCH_TILE, HATCH_TILE);
    return ensureDefined(context.createPattern(tile.image, 'repeat'), 'a hatch pattern');
  };
  return { unknown: pattern((x, y) => (x + y) % HATCH_TILE === 0), gap: pattern((x) => x % 4 === 0) };
}

function tilePixels(inked: (x: number, y: number) => boolean): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(HATCH_TILE * HATCH_TILE * 4);
  for (let y = 0; y < HATCH_TILE; y += 1) {
    for (let x = 0; x < HATCH_TILE; x += 1) if (inked(x, y)) pixels.set(LINE, (y * HATCH_TILE + x) * 4);
  }
  return pixels;
}
