import { describe, expect, it } from 'vitest';
import { RAMP_IDS } from '../heatmaps/layer-style';
import { toOklab } from './oklab';
import { RAMP_COLOURS, rampColours, RAMPS } from './ramps';

const PAGES = { dark: [14, 17, 22], light: [255, 255, 255] } as const;

/** Lightness (OKLab) of each colour of a ramp as it appears on the page it is made for. */
function lightness(id: (typeof RAMP_IDS)[number]): number[] {
  const ramp = RAMPS[id];
  const colours = rampColours(ramp);
  return Array.from({ length: RAMP_COLOURS }, (_, index) => {
    const [red = 0, green = 0, blue = 0, alpha = 0] = colours.subarray(index * 4, index * 4 + 4);
    const [r, g, b] = [red, green, blue].map(
      (channel, at) => (channel * alpha + PAGES[ramp.page][at as 0 | 1 | 2] * (255 - alpha)) / 255,
    ) as [number, number, number];
    return toOklab([r, g, b]).lightness;
  });
}

describe.each(RAMP_IDS)('ramp %s', (id) => {
  it('starts fully transparent and ends opaque', () => {
    const colours = rampColours(RAMPS[id]);
    expect([...colours.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
    expect(colours.at(-1)).toBe(255);
  });

  it('moves away from its page in lightness with every size, without a jump', () => {
    const values = lightness(id);
    const sign = RAMPS[id].page === 'dark' ? 1 : -1;
    // A step of an 8-bit channel may round the wrong way, so neighbours four apart are compared.
    const steps = values.slice(4).map((value, index) => sign * (value - (values[index] ?? 0)));
    const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
    expect(Math.min(...steps)).toBeGreaterThan(0);
    expect(Math.max(...steps)).toBeLessThan(2.5 * mean);
  });

  it('spans most of the lightness there is', () => {
    const values = lightness(id);
    expect(Math.abs((values.at(-1) ?? 0) - (values[0] ?? 0))).toBeGreaterThan(0.6);
  });
});
