import { MINUTE_MS } from '../../core/durations';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FlowBar } from '../../flow/flow-bar';
import type { LiquidationModel } from './contract';
import { barOf, marketOf, sumOf, wander } from './flow-fixture';
import { latticeBin, latticePrice } from './log-grid';
import { createModel } from './model';
import { LIQUIDATION_MODELS } from './model-id';

const feed = (model: LiquidationModel, bars: readonly FlowBar[]) => bars.map((bar) => model.step(bar));

/** True when every number that a model shows is one. */
function isSound(model: LiquidationModel): boolean {
  const { mass, variance, grid } = model.density();
  const arrays = [mass.long, mass.short, ...(variance ? [variance.long, variance.short] : [])];
  return Number.isFinite(grid.origin) && arrays.every((each) => each.every((size) => Number.isFinite(size)));
}

describe('liquidation models', () => {
  it('is mirrored where the market is', () => {
    const tiers = [{ upTo: Infinity, maintenanceRate: 0.005, maxLeverage: 100 }];
    const margin = { unit: 'quote', tiers, source: 'assumed' } as const;
    const bars = wander(200).map(atClose);
    const linear = createModel('mixture', marketOf({ margin, contract: 'linear' }));
    const inverse = createModel('mixture', marketOf({ margin, contract: 'inverse' }));
    const [left, right] = [feed(linear, bars), feed(inverse, bars.map(mirrored))];
    const { mass } = linear.density();
    const turned = inverse.density().mass;
    expect(sumOf(right.map(({ short }) => short)) / sumOf(left.map(({ long }) => long))).toBeCloseTo(1, 3);
    expect(sumOf(turned.short) / sumOf(mass.long)).toBeCloseTo(1, 3);
    expect(sumOf(turned.long) / sumOf(mass.short)).toBeCloseTo(1, 3);
  });

  it('never shows a number that is none, whatever finite numbers come in', () => {
    const wild = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.double({ min: 50_000, max: 70_000, noNaN: true }),
      fc.constantFrom(0, -1, 1e-300, 1e300),
    );
    const size = fc.oneof(wild, fc.double({ min: 0, max: 1e24, noNaN: true }));
    const bars = fc.array(
      fc.record({
        prices: fc.tuple(wild, wild, wild, wild, wild, wild),
        sorted: fc.boolean(),
        firstBin: fc.oneof(fc.integer(), fc.constant(6000)),
        binSize: fc.oneof(wild, fc.constant(10)),
        sizes: fc.array(size, { maxLength: 4 }),
        openInterest: fc.oneof(wild, fc.constant(Number.NaN)),
        prints: fc.array(fc.tuple(wild, size, fc.constantFrom('long', 'short'), fc.boolean()), {
          maxLength: 3,
        }),
        gap: fc.integer({ min: 0, max: 5000 }),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(bars, fc.constantFrom('complete', 'sampled', 'none'), (rows, liquidations) => {
        const models = LIQUIDATION_MODELS.map((id) => createModel(id, marketOf({ liquidations })));
        let time = 0;
        for (const { prices, sorted, sizes, gap, firstBin, binSize, openInterest, prints } of rows) {
          time += gap * MINUTE_MS;
          const [low, open, close, high] = sorted ? prices.toSorted((a, b) => a - b) : prices;
          const bar = barOf({
            time,
            open: open ?? 0,
            close: close ?? 0,
            low: low ?? 0,
            high: high ?? 0,
            markLow: prices[4],
            markHigh: prices[5],
            volume: {
              binSize,
              firstBin,
              buy: Float64Array.from(sizes),
              sell: Float64Array.from(sizes),
              exact: false,
            },
            openInterest,
            liquidations: prints.map(([price, amount, position, placed]) => ({
              price,
              size: amount,
              position,
              ...(placed && { placed: true as const }),
            })),
          });
          for (const model of models) {
            const { long, short } = model.step(bar);
            expect(Number.isFinite(long) && Number.isFinite(short)).toBe(true);
            expect(isSound(model)).toBe(true);
          }
          time += MINUTE_MS;
        }
      }),
      { numRuns: 40 },
    );
  });
});

/** All of a bar's volume in one narrow bin at its close, so that it lies in one log bin of the mirrored bar too. */
function atClose(bar: FlowBar): FlowBar {
  const binSize = 0.01;
  const firstBin = Math.floor(bar.close / binSize);
  const buy = Float64Array.of(sumOf(bar.volume.buy));
  const sell = Float64Array.of(sumOf(bar.volume.sell));
  return { ...bar, volume: { binSize, firstBin, buy, sell, exact: true } };
}

/** About 60,000², by which bins of the lattice become bins of it. */
const MIRROR = latticePrice(2 * latticeBin(60_000));

const turn = (price: number) => MIRROR / price;

/** The same market with prices upside down: what one buys the other sells. */
function mirrored(bar: FlowBar): FlowBar {
  const { binSize, firstBin, buy, sell } = bar.volume;
  const price = turn((firstBin + 0.5) * binSize);
  return {
    ...bar,
    open: turn(bar.open),
    high: turn(bar.low),
    low: turn(bar.high),
    close: turn(bar.close),
    markHigh: turn(bar.markLow),
    markLow: turn(bar.markHigh),
    volume: { binSize, firstBin: Math.floor(price / binSize), buy: sell, sell: buy, exact: true },
    liquidations: bar.liquidations.map((print) => ({
      ...print,
      price: turn(print.price),
      position: print.position === 'long' ? 'short' : 'long',
    })),
  };
}
