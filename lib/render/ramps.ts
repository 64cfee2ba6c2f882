import { ensureDefined } from '../core/assert';
import type { FamilyId, LayerStyle, RampId } from '../heatmaps/layer-style';
import { fromOklab, mixOklab, type Rgb, toOklab } from './oklab';

/** A colour of a ramp: where (0…1), which (`0xrrggbb`) and how opaque (0…1). */
type Stop = readonly [at: number, colour: number, alpha: number];

/** A cell's meaning in a layer that tells sides apart; up and down is the price's way, not the position's. */
export const FAMILY_MEMBERS = ['long', 'short', 'openedUp', 'openedDown', 'closedUp', 'closedDown'] as const;

export type FamilyMember = (typeof FAMILY_MEMBERS)[number];

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
  cividis: {
    name: 'Cividis (colour-blind safe)',
    page: 'dark',
    stops: [
      [0, 0x00224e, 0],
      [0.25, 0x3a4a6c, 0.5],
      [0.5, 0x7c7b78, 0.95],
      [0.75, 0xbbad6a, 1],
      [1, 0xfee838, 1],
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
  ink: {
    name: 'Ink',
    page: 'light',
    stops: [
      [0, 0xe6f4ff, 0],
      [0.25, 0x9fd0f5, 0.6],
      [0.5, 0x4d97dc, 0.85],
      [0.75, 0x2257a8, 0.95],
      [1, 0x0a1a4d, 1],
    ],
  },
};

/** Ramps that belong together: a size is as light on every one of them, only the hue and its strength tell. */
export interface RampFamily {
  readonly name: string;
  readonly page: Ramp['page'];
  readonly ramps: Readonly<Record<FamilyMember, Ramp>>;
}

const RISE_ALPHAS = [0, 0.6, 0.82, 0.93, 1];

export const FAMILIES: Readonly<Record<FamilyId, RampFamily>> = {
  tide: family('Tide', 'dark', {
    long: rise(0x043633, 0x0d635b, 0x19917f, 0x24bea0, 0x2febbb),
    short: rise(0x5a051a, 0x9f1027, 0xe61d20, 0xfc775a, 0xfdb89f),
    openedUp: rise(0x0c371f, 0x1e6537, 0x2f9446, 0x41c346, 0x6bed4a),
    openedDown: rise(0x560431, 0x990f56, 0xdd1b78, 0xfc6d9b, 0xfdb3c3),
    closedUp: rise(0x312f10, 0x5d5724, 0x8a7e38, 0xb8a54c, 0xe5c95f),
    closedDown: rise(0x361f56, 0x653c95, 0x955dcd, 0xb891dc, 0xd8bfeb),
  }),
  // One tone between black and white for each side, from clear to opaque: sizes show on either kind of page.
  safe: family('Safe (colour-blind safe)', 'dark', {
    long: fade(0x0091ee),
    short: fade(0xdc7100),
    openedUp: fade(0x7d80ff),
    openedDown: fade(0xe96400),
    closedUp: fade(0xa084be),
    closedDown: fade(0xc57b7b),
  }),
  paper: family('Paper', 'light', {
    long: rise(0xb6fff9, 0x2de3df, 0x21b1b1, 0x147b7d, 0x074649),
    short: rise(0xffe9e2, 0xfdb2a2, 0xfb605c, 0xc5173e, 0x73082c),
    openedUp: rise(0xcdfecd, 0x41ec6c, 0x31b85e, 0x1f8047, 0x0e492a),
    openedDown: rise(0xffe8eb, 0xfdaebc, 0xfb578a, 0xc11661, 0x71083a),
    closedUp: rise(0xfcf1ab, 0xe0c853, 0xb19a3f, 0x7d6a29, 0x493c14),
    closedDown: rise(0xf2ebf9, 0xd3bce9, 0xad87d9, 0x804dba, 0x472a70),
  }),
};

/** The ramp of each of a layer's zones: the member of the family that it stands for, or the same one for all. */
export function zoneRamps(id: LayerStyle['ramp'], members: readonly FamilyMember[]): readonly Ramp[] {
  return members.map((member) => (isRamp(id) ? RAMPS[id] : FAMILIES[id].ramps[member]));
}

const isRamp = (id: LayerStyle['ramp']): id is RampId => id in RAMPS;

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
  const mixed = mixOklab(toOklab(split(fromColour)), toOklab(split(toColour)), share);
  return [...fromOklab(mixed), 255 * (fromAlpha + (toAlpha - fromAlpha) * share)];
}

function family(
  name: string,
  page: Ramp['page'],
  stops: Readonly<Record<FamilyMember, readonly Stop[]>>,
): RampFamily {
  const ramp = (member: FamilyMember): Ramp => ({ name: `${name}, ${member}`, page, stops: stops[member] });
  return {
    name,
    page,
    ramps: {
      long: ramp('long'),
      short: ramp('short'),
      openedUp: ramp('openedUp'),
      openedDown: ramp('openedDown'),
      closedUp: ramp('closedUp'),
      closedDown: ramp('closedDown'),
    },
  };
}

/** Colours at even shares of the scale, soon opaque. */
function rise(...colours: readonly number[]): readonly Stop[] {
  return colours.map((colour, at) => [at / (RISE_ALPHAS.length - 1), colour, RISE_ALPHAS[at] ?? 1]);
}

/** One colour, from clear to opaque. */
function fade(colour: number): readonly Stop[] {
  return [
    [0, colour, 0],
    [1, colour, 1],
  ];
}

const split = (colour: number): Rgb => [colour >> 16, (colour >> 8) & 255, colour & 255];
