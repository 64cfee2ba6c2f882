import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import { barOf, marketOf, wander } from './flow-fixture';
import { densityOn, liquidationColumn } from './liquidation-column';
import { liquidationGrid } from './liquidation-grid';
import { latticeBin, latticePrice, LOG_STEP } from './log-grid';
import { createModel } from './model';
import { LIQUIDATION_MODELS } from './model-id';

const BARS = wander(300);
const AT = { time: 0, stepMs: 60_000, open: 60_000, close: 60_000 };

/** A part as narrow as parts get, at each distance from the last price. */
const LAST_BIN = latticeBin(ensureDefined(BARS.at(-1), 'a bar').close);
const NARROW = Array.from({ length: 9 }, (_, index) => latticePrice(LAST_BIN + index - 3.5));

const price = fc.oneof(
  fc.double({ min: 10_000, max: 400_000, noNaN: true }),
  fc.integer({ min: 18_000, max: 26_000 }).map(latticePrice),
  fc.constantFrom(-1, 0, 1e-9, 1e12, Infinity),
);

describe.each(LIQUIDATION_MODELS)('massBetween of %s', (id) => {
  const model = createModel(id, marketOf());
  for (const bar of BARS) model.step(bar);
  const all = model.density();

  it('is a part of the density, and covers both prices', () => {
    fc.assert(
      fc.property(price, price, (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const { grid, mass, scale } = model.massBetween(low, high);
        expect(scale).toBe(all.scale);
        const from = Math.round(Math.log(grid.origin / all.grid.origin) / LOG_STEP);
        const to = from + grid.count;
        expect(grid.origin).toBe(latticePrice(Math.round(Math.log(all.grid.origin) / LOG_STEP) + from));
        expect(mass.long).toEqual(all.mass.long.slice(from, to));
        expect(mass.short).toEqual(all.mass.short.slice(from, to));
        const edge = (bin: number) => all.grid.origin * Math.exp(bin * LOG_STEP);
        expect(from === 0 || edge(from) <= low).toBe(true);
        expect(to === all.grid.count || edge(to) >= high).toBe(true);
      }),
      { numRuns: 30, examples: NARROW.map((each): [number, number] => [each, each]) },
    );
    expect.hasAssertions();
  });

  it('is all that a column needs', () => {
    const grids = fc.double({ min: 30_000, max: 120_000, noNaN: true }).map((each) => liquidationGrid(each));
    fc.assert(
      fc.property(grids, fc.double({ min: -900, max: 900, noNaN: true }), (grid, basis) => {
        const part = densityOn(grid, { venue: 'binance-usdm', model, basis });
        const whole = { venue: part.venue, density: all, basis };
        expect(liquidationColumn([part], grid, AT)).toEqual(liquidationColumn([whole], grid, AT));
      }),
      { numRuns: 30 },
    );
    expect.hasAssertions();
  });

  it('does not change what was shown as the density', () => {
    const density = model.density();
    const long = density.mass.long.slice();
    model.massBetween(50_000, 70_000);
    model.step(barOf({ time: 1e9 }));
    model.massBetween(50_000, 70_000);
    expect(density.mass.long).toEqual(long);
  });

  it('is empty before the first bar', () => {
    const { grid, mass } = createModel(id, marketOf()).massBetween(50_000, 70_000);
    expect([grid.count, mass.long.length, mass.short.length]).toEqual([0, 0, 0]);
  });
});
