import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/durations';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  START,
  AXES,
  INVERTED,
  LOG,
  wander,
  profileOf,
  plainProfile,
  paint,
  lengthAt,
  yOf,
  covered,
  naked,
} from './paint-profile-scene';

describe('bars', () => {
  // Prices of 1,000 … 1,010 lie at 108 … 120 pixels from the top.
  it('grow leftwards from the right edge, the longest over 18 % of the pane', () => {
    const canvas = paint(plainProfile([4, 8, 0, 1]));
    expect([114, 102, 90, 78].map((y) => lengthAt(canvas, y))).toEqual([36, 72, 0, 9]);
  });

  it('keep to their prices on a scale that is upside down', () => {
    const canvas = paint(plainProfile([4, 8]), {}, INVERTED);
    expect([125, 137].map((y) => lengthAt(canvas, y))).toEqual([36, 72]);
  });

  it('follow a logarithmic scale', () => {
    const canvas = paint(plainProfile([4, 8]), {}, LOG);
    const top = Math.round(yOf(LOG, 1010));
    expect(lengthAt(canvas, top)).toBe(36);
    expect(lengthAt(canvas, top - 2)).toBe(72);
  });

  it('split what was bought from what was sold and what is not known', () => {
    const canvas = paint(plainProfile([2], { sell: Float64Array.of(1), unknown: Float64Array.of(1) }));
    const tones = [399, 363, 345, 327].map((x) => canvas.target.at(x, 112).slice(0, 3).join());
    expect(tones).toEqual(['74,158,255', '255,159,67', '170,178,192', '0,0,0']);
  });

  it('are brighter in the value area', () => {
    const canvas = paint(plainProfile([8, 8], { valueArea: { low: 1000, high: 1010, share: 0.5 } }));
    expect(canvas.target.at(390, 112)[3]).toBeGreaterThan(1.5 * (canvas.target.at(390, 100)[3] ?? 0));
  });

  it('are drawn together where rows are lower than they can be seen, without growing', () => {
    const fine = plainProfile(Array(1000).fill(5), { binSize: 0.1, firstBin: 10_000 });
    const canvas = paint(fine);
    expect(canvas.calls.fillRect).toBeLessThan(70);
    expect(lengthAt(canvas, 60)).toBe(72);
  });

  it('end before the first candle that meets their prices, and say so', () => {
    const opening = START + 4 * DAY_MS;
    const candles = Float64Array.of(opening, 1012, 1008);
    const canvas = paint(plainProfile([8, 8, 8]), { candles });
    const free = 400 - Math.ceil(340 + 340 / 96);
    expect([114, 102, 90].map((y) => lengthAt(canvas, y))).toEqual([free, free, 72]);
    const red = (x: number) => canvas.target.at(x, 114)[0] ?? 0;
    expect([red(400 - free), red(401 - free)]).toEqual([237, 74]);
  });

  it('end where a candle ends of which nobody knows where it reached', () => {
    const candles = Float64Array.of(START + 4 * DAY_MS, Number.NaN, Number.NaN);
    const canvas = paint(plainProfile([8, 8, 8], { poc: 1005 }), { candles });
    const free = 400 - Math.ceil(340 + 340 / 96);
    expect([114, 102, 90].map((y) => lengthAt(canvas, y))).toEqual([free, free, free]);
  });

  it('are none where a candle stands at the right edge', () => {
    const candles = Float64Array.of(START + 4 * DAY_MS, 1012, 1008);
    expect(lengthAt(paint(plainProfile([8]), { candles, barMs: DAY_MS }), 114)).toBe(0);
  });
});

describe('marks of nodes and voids', () => {
  // Prices of 1,050 … 1,060 lie at 48 … 60 pixels from the top, where the profile has no rows.
  const nodes = [
    { kind: 'high' as const, price: 1055, low: 1050, high: 1060 },
    { kind: 'low' as const, price: 1075, low: 1070, high: 1080 },
  ];
  const voids = [{ low: 1085, high: 1095 }];

  it('are a rail and a tick for much volume, a tick for little, dots for next to none', () => {
    const canvas = paint(plainProfile([8], { nodes, voids }));
    const lengths = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, line) => lengthAt(canvas, from + line));
    expect(lengths(47, 61)).toEqual([0, 2, 2, 2, 2, 2, 2, 7, 2, 2, 2, 2, 2, 0]);
    expect(lengths(24, 36)).toEqual([0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0]);
    expect(lengths(6, 18)).toEqual([2, 2, 0, 0, 2, 2, 0, 0, 2, 2, 0, 0]);
  });

  it('are none where a candle stands at the right edge', () => {
    const candles = Float64Array.of(START + 4 * DAY_MS, 1057, 1040);
    const canvas = paint(plainProfile([8], { nodes, voids }), { candles, barMs: DAY_MS });
    expect([48, 50, 52, 59].map((y) => lengthAt(canvas, y))).toEqual([2, 2, 0, 0]);
  });
});

describe('lines', () => {
  it('tell the point of control and its value', () => {
    const canvas = paint(plainProfile([8], { poc: 1005 }));
    expect(canvas.isPainted(1, 114)).toBe(true);
    expect(canvas.texts).toMatchObject([{ text: 'POC 1005', right: 397, top: 102.5 }]);
  });

  it('leave the value out where a candle would be covered by it', () => {
    const candles = Float64Array.of(START + 4 * DAY_MS, 1040, 980);
    expect(paint(plainProfile([8], { poc: 1005 }), { candles, barMs: DAY_MS / 2 }).texts).toEqual([]);
    const above = Float64Array.of(START + 4 * DAY_MS, 1040, 1009);
    expect(
      paint(plainProfile([8], { poc: 1005 }), { candles: above, barMs: DAY_MS / 2 }).texts,
    ).toMatchObject([{ top: 115.5 }]);
  });

  it('go on to the right edge while a point of control is naked', () => {
    const canvas = paint(naked(Number.NaN));
    expect(lengthAt(canvas, 60)).toBe(400 - 85);
    expect(lengthAt(canvas, 59)).toBe(0);
  });

  it('end with a mark where it was touched', () => {
    const canvas = paint(naked(START + 2 * DAY_MS));
    expect([84, 85, 169, 170].map((x) => canvas.isPainted(x, 60))).toEqual([false, true, true, false]);
    expect([166, 167, 169, 170].map((x) => canvas.isPainted(x, 59))).toEqual([false, true, true, false]);
  });

  it('are fainter where a touch may have been missed', () => {
    const [faint = 0, full = 0] = [false, true].map(
      (certain) => paint(naked(Number.NaN, certain)).target.at(200, 60)[3],
    );
    expect(faint).toBeGreaterThan(0);
    expect(faint).toBeLessThan(full / 2);
  });

  it('follow the developing point of control from step to step', () => {
    const time = Float64Array.of(START + DAY_MS, START + DAY_MS + HOUR_MS, START + 2 * DAY_MS);
    const poc = Float64Array.of(1050, 1050, 1025);
    const canvas = paint(plainProfile([0], { developing: { time, poc, high: poc, low: poc } }));
    expect([84, 85, 169, 170].map((x) => canvas.isPainted(x, 60))).toEqual([false, true, true, false]);
    expect([169, 170, 339, 340].map((x) => canvas.isPainted(x, 90))).toEqual([false, true, true, false]);
  });
});

describe('paintProfile', () => {
  it('draws nothing without volume, or when time does not run to the right', () => {
    expect(paint(plainProfile([0], { poc: Number.NaN })).calls.fillRect).toBe(0);
    expect(paint(plainProfile([8]), {}, { ...AXES, time: { ...AXES.time, slope: -1 } }).calls.fillRect).toBe(
      0,
    );
  });

  it('leaves the context opaque', () => {
    const canvas = paint(plainProfile([8]), { opacity: 0.5 });
    expect(canvas.globalAlpha).toBe(1);
    expect(canvas.target.at(390, 114)[3]).toBe(Math.round(255 * 0.34 * 0.5));
  });

  it('never covers a candle', () => {
    const { history } = wander();
    const profile = profileOf(history);
    const candle = fc.record({
      skip: fc.integer({ min: 1, max: 6 }),
      low: fc.oneof(
        { weight: 9, arbitrary: fc.double({ min: 880, max: 1110, noNaN: true }) },
        fc.constant(NaN),
      ),
      height: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 60, noNaN: true })),
    });
    const charts = fc.array(candle, { maxLength: 40 });
    const view = fc.record({
      axes: fc.constantFrom(AXES, INVERTED, LOG),
      zoom: fc.double({ min: 0.3, max: 6, noNaN: true }),
      pan: fc.double({ min: -200, max: 200, noNaN: true }),
      bar: fc.constantFrom(15 * MINUTE_MS, HOUR_MS, 4 * HOUR_MS),
    });
    fc.assert(
      fc.property(charts, view, (chart, { axes, zoom, pan, bar }) => {
        const last = START + 4 * DAY_MS;
        let time = last - 90 * bar;
        const candles = Float64Array.from(
          chart.flatMap(({ skip, low, height }) => [(time += skip * bar), low + height, low]),
        );
        const slope = axes.time.slope * zoom;
        const zoomed = { ...axes, time: { ...axes.time, slope, offset: 340 + pan - slope * last } };
        const canvas = paint(profile, { candles, barMs: bar }, zoomed);
        expect(covered(canvas, zoomed, candles, bar)).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect.hasAssertions();
  });

  it('draws much all the same', () => {
    const { chart, history } = wander();
    const canvas = paint(profileOf(history), { candles: chart });
    expect(covered(canvas, AXES, chart, HOUR_MS)).toEqual([]);
    expect(canvas.calls.fillRect).toBeGreaterThan(150);
  });
});
