import { describe, expect, it } from 'vitest';
import { FAMILY_IDS, RAMP_IDS } from '../heatmaps/layer-style';
import { colourDistance, seenBy, VISIONS } from './colour-vision';
import { type Rgb, toOklab } from './oklab';
import { FAMILIES, FAMILY_MEMBERS, type Ramp, RAMP_COLOURS, rampColours, RAMPS, zoneRamps } from './ramps';

const PAGES: Readonly<Record<Ramp['page'], Rgb>> = { dark: [14, 17, 22], light: [255, 255, 255] };

const families = FAMILY_IDS.flatMap((id) =>
  FAMILY_MEMBERS.map((member): [string, Ramp] => [`${id} ${member}`, FAMILIES[id].ramps[member]]),
);
const ramps = RAMP_IDS.map((id): [string, Ramp] => [id, RAMPS[id]]);

/** A colour of a ramp's table as it appears on a page. */
function onPage(colours: Uint8ClampedArray, index: number, page: Ramp['page']): Rgb {
  const [red = 0, green = 0, blue = 0, alpha = 0] = colours.subarray(index * 4, index * 4 + 4);
  const mixed = [red, green, blue].map(
    (channel, at) => (channel * alpha + (PAGES[page][at] ?? 0) * (255 - alpha)) / 255,
  );
  return mixed as unknown as Rgb;
}

/** Lightness (OKLab) of each colour of a ramp as it appears on the page it is made for. */
function lightness(ramp: Ramp): number[] {
  const colours = rampColours(ramp);
  return Array.from({ length: RAMP_COLOURS }, (_, i) => toOklab(onPage(colours, i, ramp.page)).lightness);
}

describe.each([...ramps, ...families])('ramp %s', (id, ramp) => {
  it('starts fully transparent and ends opaque', () => {
    const colours = rampColours(ramp);
    expect([...colours.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
    expect(colours.at(-1)).toBe(255);
  });

  it('moves away from its page in lightness with every size, without a jump', () => {
    const values = lightness(ramp);
    const sign = ramp.page === 'dark' ? 1 : -1;
    // A step of an 8-bit channel may round the wrong way, so neighbours four apart are compared.
    const steps = values.slice(4).map((value, index) => sign * (value - (values[index] ?? 0)));
    const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
    expect(Math.min(...steps)).toBeGreaterThan(0);
    expect(Math.max(...steps)).toBeLessThan(2.5 * mean);
  });

  it('spans most of the lightness there is, or half of it where both kinds of page are served', () => {
    const values = lightness(ramp);
    expect(Math.abs((values.at(-1) ?? 0) - (values[0] ?? 0))).toBeGreaterThan(
      id.startsWith('safe') ? 0.45 : 0.6,
    );
  });
});

describe.each(FAMILY_IDS)('family %s', (id) => {
  it('shows a size as light on every side', () => {
    const columns = FAMILY_MEMBERS.map((member) => lightness(FAMILIES[id].ramps[member]));
    for (let index = 64; index < RAMP_COLOURS; index += 1) {
      const values = columns.map((column) => column[index] ?? 0);
      expect(Math.max(...values) - Math.min(...values)).toBeLessThan(3 * JUST_NOTICEABLE);
    }
  });
});

/** See {@link colourDistance}. */
const JUST_NOTICEABLE = 0.02;
/** Cells that are compared lie apart, so one just noticeable difference is not enough: two are asked for. */
const APART = 2 * JUST_NOTICEABLE;
/** The scale in six steps; sides must be told apart from the middle on: below, a cell is mostly the page itself. */
const STEPS = [1, 2, 3, 4, 5, 6].map((step) => Math.round((step / 6) * (RAMP_COLOURS - 1)));
const MIDDLE = 2;

const visions = Object.keys(VISIONS) as (keyof typeof VISIONS)[];
const settings = visions.flatMap((vision) =>
  (['dark', 'light'] as const).map((page) => ({ vision, page }) as const),
);

/** The least distance between ramps of one set at the same step. */
function nearestSides(set: readonly Ramp[], { vision, page }: (typeof settings)[number]): number {
  const tables = set.map(rampColours);
  const distances = STEPS.slice(MIDDLE).flatMap((step) => {
    const seen = tables.map((table) => seenBy(vision, onPage(table, step, page)));
    return seen.flatMap((one, at) => seen.slice(at + 1).map((other) => colourDistance(one, other)));
  });
  return Math.min(...distances);
}

/** The least distance between neighbouring steps of a ramp, the bare page among them. */
function nearestSteps(ramp: Ramp, { vision, page }: (typeof settings)[number]): number {
  const table = rampColours(ramp);
  const seen = [0, ...STEPS].map((step) => seenBy(vision, onPage(table, step, page)));
  return Math.min(...seen.slice(1).map((colour, at) => colourDistance(colour, seen[at] ?? colour)));
}

describe.each(settings)('colour-blind safe, $vision on a $page page', (setting) => {
  const { long, short, openedUp, openedDown, closedUp, closedDown } = FAMILIES.safe.ramps;

  it('keeps neighbouring steps apart', () => {
    for (const ramp of [RAMPS.cividis, long, short, openedUp, openedDown, closedUp, closedDown]) {
      expect(nearestSteps(ramp, setting)).toBeGreaterThan(APART);
    }
  });

  it('keeps the sides apart from the middle of the scale on', () => {
    expect(nearestSides([long, short], setting)).toBeGreaterThan(APART);
    expect(nearestSides([openedUp, openedDown, closedUp, closedDown], setting)).toBeGreaterThan(APART);
  });
});

describe('seenBy', () => {
  it('leaves greys grey and takes from protanopes what tells red from green', () => {
    for (const vision of visions) {
      expect(colourDistance(seenBy(vision, [120, 120, 120]), [120, 120, 120])).toBeLessThan(0.001);
    }
    const { long, short } = FAMILIES.tide.ramps;
    const usual = nearestSides([long, short], { vision: 'usual', page: 'dark' });
    expect(nearestSides([long, short], { vision: 'protanopia', page: 'dark' })).toBeLessThan(usual);
  });
});

describe('zoneRamps', () => {
  it('gives each zone its member of a family, or the one ramp to all', () => {
    expect(zoneRamps('safe', ['long', 'short'])).toEqual([
      FAMILIES.safe.ramps.long,
      FAMILIES.safe.ramps.short,
    ]);
    expect(zoneRamps('ice', ['long', 'short'])).toEqual([RAMPS.ice, RAMPS.ice]);
  });
});
