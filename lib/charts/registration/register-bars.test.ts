import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PriceAxis, priceToY } from '../chart-view';
import { aggregateBars, type KnownBar, MONTH } from './aggregate-bars';
import { axisFor, createRandom, drawCandles, type FakeMarket, PANE, walk } from './fake-candles';
import type { Box } from './read-shapes';
import { type Registration, registerBars } from './register-bars';

const MINUTE = 60_000;
const START = Date.UTC(2026, 5, 1);
const MARKET: FakeMarket = { seed: 1, count: 900, start: START, intervalMs: MINUTE, spread: 0.002 };

interface Chart {
  readonly market?: Partial<FakeMarket>;
  readonly from?: number;
  readonly shown?: number;
  readonly spacing?: number;
  readonly model?: PriceAxis['model'];
  /** Share of the pane that the candles fill. */
  readonly share?: number;
}

/** What a chart draws of a market, and where its first bar truly is. */
function show({ market, from = 300, shown = 100, spacing = 8, model = 'linear', share = 0.8 }: Chart = {}) {
  const bars = walk({ ...MARKET, ...market });
  const seen = bars.slice(from, from + shown);
  const price = axisFor(seen, model, share);
  const truth = (time: number) => PANE.left + ((time - START) / MINUTE - from + 0.5) * spacing;
  return { bars, seen, price, boxes: drawCandles(seen, price, spacing), slope: spacing / MINUTE, truth };
}

const seriesOf = (bars: readonly KnownBar[]) =>
  new Map([1, 5, 15].map((factor) => [factor * MINUTE, aggregateBars(bars, factor * MINUTE)] as const));

/** Greatest distance from the truth over the bars in the pane, in CSS pixels. */
function errorOf({ time }: Registration, { seen, truth }: ReturnType<typeof show>): number {
  const inPane = seen.filter((bar) => truth(bar.time) < PANE.left + PANE.width);
  return Math.max(...inPane.map((bar) => Math.abs(time.offset + time.slope * bar.time - truth(bar.time))));
}

const register = (chart: ReturnType<typeof show>, boxes: readonly Box[] = chart.boxes, named = true) =>
  registerBars(
    boxes,
    { pane: PANE, price: chart.price, ...(named && { time: { slope: chart.slope } }) },
    seriesOf(chart.bars),
  );

describe('registerBars', () => {
  it.each([
    ['linear', 8, true],
    ['linear', 8, false],
    ['linear', 2.7, true],
    ['linear', 5.33, false],
    ['log', 8, true],
    ['log', 27, false],
  ] as const)('finds candles on a %s scale, %d px apart, scale named: %s', (model, spacing, named) => {
    const chart = show({ model, spacing, shown: Math.floor(800 / spacing) });
    const found = register(chart, chart.boxes, named);
    expect(found?.intervalMs).toBe(MINUTE);
    expect(found && errorOf(found, chart)).toBeLessThan(0.75);
    expect(found?.bars).toBeGreaterThan(25);
    expect(found?.rivalPx).toBeGreaterThan(3 * (found?.medianPx ?? NaN));
  });

  it('finds hollow candles, one pixel wide inside, that touch the next', () => {
    const chart = show({ spacing: 3.4, shown: 230 });
    const hollow = chart.boxes.flatMap((box, index) => {
      const isBody = index % 3 === 2;
      return isBody
        ? [-1, 0, 1].map((by) => ({ ...box, left: box.left + by, right: box.right + by }))
        : [box];
    });
    const narrow = hollow.map((box) => {
      const middle = (box.left + box.right) / 2;
      return { ...box, left: middle - 0.5, right: middle + 0.5 };
    });
    const found = register(chart, narrow);
    expect(found && errorOf(found, chart)).toBeLessThan(0.75);
  });

  it('finds the interval that is shown', () => {
    const { bars } = show({ market: { count: 4000 } });
    const seen = aggregateBars(bars, 5 * MINUTE).slice(400, 500);
    const price = axisFor(seen, 'linear');
    const found = registerBars(drawCandles(seen, price, 8), { pane: PANE, price }, seriesOf(bars));
    expect(found?.intervalMs).toBe(5 * MINUTE);
  });

  it('finds months, which differ in length', () => {
    const bars = walk({ ...MARKET, start: Date.UTC(2005, 0, 1), intervalMs: 86_400_000, count: 6000 });
    const months = aggregateBars(bars, MONTH);
    const price = axisFor(months.slice(40, 140), 'log');
    const boxes = drawCandles(months.slice(40, 140), price, 8);
    const found = registerBars(boxes, { pane: PANE, price }, new Map([[MONTH, months]]));
    const { offset, slope } = found?.time ?? { offset: NaN, slope: NaN };
    expect(offset + slope * (months[90]?.time ?? NaN)).toBeCloseTo(PANE.left + 50.5 * 8, -1);
  });

  it('finds an inverted scale', () => {
    const chart = show();
    const { price } = chart;
    const inverted = {
      ...price,
      slope: -price.slope,
      offset: 2 * (PANE.top + PANE.height / 2) - price.offset,
    };
    const turned = { ...chart, price: inverted, boxes: drawCandles(chart.seen, inverted, 8) };
    const found = register(turned);
    expect(found && errorOf(found, turned)).toBeLessThan(0.75);
  });

  it('is not disturbed by volume bars, grid lines, frames and a few drawings', () => {
    const chart = show();
    const floor = PANE.top + PANE.height;
    const random = createRandom(5);
    const others: Box[] = chart.seen.map((_, index) => {
      const left = PANE.left + index * 8 + 1;
      return { left, right: left + 6, top: floor - 80 * random(), bottom: floor };
    });
    for (let x = PANE.left; x < 900; x += 53) {
      others.push({ left: x, right: x + 1, top: PANE.top, bottom: floor });
    }
    others.push({ left: PANE.left, right: 820, top: PANE.top, bottom: floor });
    others.push({ left: 200, right: 210, top: 100, bottom: 110 });
    const found = register(chart, [...others, ...chart.boxes]);
    expect(found && errorOf(found, chart)).toBeLessThan(0.75);
  });

  it('does with bars that are missing on either side', () => {
    const chart = show();
    const known = chart.bars.filter((_, index) => index % 11 > 0);
    const drawn = chart.boxes.filter((_, index) => Math.floor(index / 3) % 13 > 0);
    const axes = { pane: PANE, price: chart.price, time: { slope: chart.slope } };
    const found = registerBars(drawn, axes, new Map([[MINUTE, known]]));
    expect(found && errorOf(found, chart)).toBeLessThan(0.75);
  });

  it('is silent where the chart leaves out bars, so that no one scale is right', () => {
    const chart = show();
    const pressed = [...chart.seen.slice(0, 45), ...chart.bars.slice(300 + 70, 300 + 125)];
    expect(register(chart, drawCandles(pressed, chart.price, 8))).toBeUndefined();
  });

  it.each([
    ['nothing is drawn', { boxes: [] }],
    ['nothing is known', { bars: [] }],
    ['few bars are drawn', show({ shown: 12 })],
    ['the candles are too flat to tell apart', show({ share: 0.01 })],
    ['the scale named is another', { slope: (8 / MINUTE) * 1.06 }],
    ['the price axis is off', { price: { ...show().price, offset: show().price.offset + 6 } }],
    ['the price scale is off', { price: { ...show().price, slope: show().price.slope * 1.02 } }],
    ['the stretch is not among the bars known', { bars: show().bars.slice(480) }],
    ['the market repeats itself', { bars: repeat(show().bars.slice(250, 450)) }],
  ])('is silent when %s', (_, change) => {
    expect(register({ ...show(), ...change })).toBeUndefined();
  });

  it('is silent when the interval shown is not known', () => {
    const chart = show({ market: { count: 4000 } });
    const seen = aggregateBars(chart.bars, 3 * MINUTE).slice(400, 500);
    const price = axisFor(seen, 'linear');
    expect(
      registerBars(drawCandles(seen, price, 8), { pane: PANE, price }, seriesOf(chart.bars)),
    ).toBeUndefined();
  });
});

function repeat(bars: readonly KnownBar[]): KnownBar[] {
  return [...bars, ...bars].map((bar, index) => ({ ...bar, time: START + index * MINUTE }));
}

const charts = fc.record({
  market: fc.record({ seed: fc.integer(), spread: fc.constantFrom(0.0002, 0.002, 0.02) }),
  from: fc.integer({ min: 0, max: 600 }),
  shown: fc.integer({ min: 16, max: 260 }),
  spacing: fc.double({ min: 1.5, max: 40, noNaN: true }),
  model: fc.constantFrom('linear' as const, 'log' as const),
  share: fc.double({ min: 0.02, max: 0.9, noNaN: true }),
});
const RUNS = { numRuns: 150 };

describe('of any random walk, registerBars', () => {
  it('says the right place or nothing, whatever the scale', () => {
    fc.assert(
      fc.property(charts, fc.boolean(), (settings, named) => {
        const chart = show(settings);
        const found = register(chart, chart.boxes, named);
        expect(found ? errorOf(found, chart) : 0).toBeLessThan(1.5);
      }),
      RUNS,
    );
  });

  it('says the right place where there is relief', () => {
    const steep = charts.map((chart) => ({ ...chart, shown: 60, spacing: 9.3, share: 0.8 }));
    fc.assert(
      fc.property(steep, (settings) => {
        expect(register(show(settings))).toBeDefined();
      }),
      RUNS,
    );
  });

  it('says nothing of a market that is not the one on the chart', () => {
    fc.assert(
      fc.property(charts, fc.integer(), fc.boolean(), (settings, seed, named) => {
        fc.pre(seed !== settings.market.seed);
        const chart = show(settings);
        const bars = walk({ ...MARKET, ...settings.market, seed });
        expect(register({ ...chart, bars }, chart.boxes, named)).toBeUndefined();
      }),
      RUNS,
    );
  });

  it('says the right place or nothing when the drawing is not exact', () => {
    fc.assert(
      fc.property(
        charts,
        fc.double({ min: 0, max: 12, noNaN: true }),
        fc.integer(),
        (settings, noise, seed) => {
          const chart = show(settings);
          const random = createRandom(seed);
          const boxes = chart.boxes.map((box) => {
            const by = noise * (random() - 0.5);
            return { ...box, top: box.top + by, bottom: box.bottom + by };
          });
          const found = register(chart, boxes);
          expect(found ? errorOf(found, chart) : 0).toBeLessThan(1.5);
        },
      ),
      RUNS,
    );
  });

  it('says nothing when all prices are scaled by more than the eye would miss', () => {
    fc.assert(
      fc.property(charts, fc.double({ min: 1.0001, max: 1.05, noNaN: true }), (settings, factor) => {
        const chart = show(settings);
        const yOf = (price: number) => priceToY(chart.price, price);
        fc.pre(chart.seen.every(({ low }) => Math.abs(yOf(low * factor) - yOf(low)) > 3));
        const bars = chart.bars.map(({ time, high, low }) => ({
          time,
          high: high * factor,
          low: low * factor,
        }));
        expect(register({ ...chart, bars })).toBeUndefined();
      }),
      RUNS,
    );
  });

  it('says the right place or nothing when only longer bars are known', () => {
    fc.assert(
      fc.property(charts, (settings) => {
        const chart = show(settings);
        const longer = new Map([[2 * MINUTE, aggregateBars(chart.bars, 2 * MINUTE)]]);
        const found = registerBars(chart.boxes, { pane: PANE, price: chart.price }, longer);
        expect(found ? errorOf(found, chart) : 0).toBeLessThan(1.5);
      }),
      RUNS,
    );
  });
});
