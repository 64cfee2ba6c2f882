import { ensureDefined } from '../core/assert';
import type { RampId } from '../heatmaps/layer-style';
import { fromOklab, toOklab, type Oklab, type Rgb } from './oklab';

/** A colour of a ramp: where (0…1), which (`0xrrggbb`) and how opaque (0…1). */
type Stop = readonly [at: number, colour: number, alpha: number];

/** Colours from the smallest painted size to the largest. */
export interface Ramp {
  readonly name: string;
  /** The pages it is made for: its lightness runs away from their background. */
  readonly page: 'dark' | 'light';
  readonly stops: readonly Stop[];
}

export const RAMPS: Readonly<Record<RampId, Ramp>> = {
  ember: {
    name: 'Ember',
    page: 'dark',
    stops: [
      [0, 0x2a1466, 0],
      [0.16, 0x45197f, 0.5],
      [0.36, 0x8f2183, 0.7],
      [0.56, 0xdb3f5b, 0.85],
      [0.74, 0xfb7f2d, 0.94],
      [0.89, 0xffc03d, 0.98],
      [1, 0xffea60, 1],
    ],
  },
  viridis: {
    name: 'Viridis',
    page: 'dark',
    stops: [
      [0, 0x440154, 0],
      [0.25, 0x3b528b, 0.5],
      [0.5, 0x21918c, 0.75],
      [0.75, 0x5ec962, 0.9],
      [1, 0xfde725, 1],
    ],
  },
  ice: {
    name: 'Ice',
    page: 'dark',
    stops: [
      [0, 0x07133a, 0],
      [0.25, 0x123f86, 0.5],
      [0.5, 0x1a7fc4, 0.75],
      [0.75, 0x5cc6ee, 0.9],
      [1, 0xf2fdff, 1],
    ],
  },
  daylight: {
    name: 'Daylight',
    page: 'light',
    stops: [
      [0, 0xfff3d6, 0],
      [0.2, 0xffd27a, 0.5],
      [0.45, 0xf78d3f, 0.78],
      [0.68, 0xd33a45, 0.9],
      [0.86, 0x851552, 0.96],
      [1, 0x2a0740, 1],
    ],
  },
};

/** Colours in a ramp table; the first is always fully transparent. */
export const RAMP_COLOURS = 256;

/** The ramp as 256 RGBA colours, not premultiplied, mixed in OKLab so that equal steps look equal. */
export function rampColours({ stops }: Ramp): Uint8ClampedArray<ArrayBuffer> {
  const colours = new Uint8ClampedArray(RAMP_COLOURS * 4);
  for (let index = 1; index < RAMP_COLOURS; index += 1) {
    colours.set(colourAt(stops, index / (RAMP_COLOURS - 1)), index * 4);
  }
  return colours;
}

function colourAt(stops: readonly Stop[], at: number): readonly number[] {
  const after = Math.max(
    1,
    stops.findIndex((stop) => stop[0] >= at),
  );
  const [fromAt, fromColour, fromAlpha] = ensureDefined(stops[after - 1], 'ramp stop');
  const [toAt, toColour, toAlpha] = ensureDefined(stops[after], 'ramp stop');
  const share = (at - fromAt) / (toAt - fromAt);
  const mixed = mix(toOklab(split(fromColour)), toOklab(split(toColour)), share);
  return [...fromOklab(mixed), 255 * (fromAlpha + (toAlpha - fromAlpha) * share)];
}

const split = (colour: number): Rgb => [colour >> 16, (colour >> 8) & 255, colour & 255];

const mix = (from: Oklab, to: Oklab, share: number): Oklab => ({
  lightness: from.lightness + (to.lightness - from.lightness) * share,
  a: from.a + (to.a - from.a) * share,
  b: from.b + (to.b - from.b) * share,
});
