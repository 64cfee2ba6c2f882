import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marketClasses } from './distance-classes';
import { FlowBins } from './flow-bins';
import { barOf, marketOf, sumOf, wander } from './flow-fixture';
import { Inventory } from './inventory';
import { firstBinAround, latticeBin, LOG_BINS, WHOLE } from './log-grid';
import { ATOMS } from './prior';

const CLASSES = marketClasses(marketOf(), 60_000);
const ones = new Float64Array(ATOMS).fill(1);

function opened(): Inventory {
  const inventory = new Inventory(CLASSES, firstBinAround(60_000));
  const flow = new FlowBins();
  flow.lay(barOf().volume);
  inventory.open(flow, 0.5);
  return inventory;
}

const massOf = ({ long, short }: Inventory) => [...long.mass, ...short.mass];

/** Every bin of both sides, all atoms added up. */
function densitiesOf({ long, short }: Inventory): Float64Array {
  const sums = new Float64Array(2 * LOG_BINS);
  long.addUp(ones, 1, WHOLE, sums.subarray(0, LOG_BINS));
  short.addUp(ones, 1, WHOLE, sums.subarray(LOG_BINS));
  return sums;
}

describe('Inventory', () => {
  it('opens all of the opening flow in every atom, mostly on the side of the aggressors', () => {
    const { long, short } = opened();
    // 10 bought and 10 sold, half of it opening: 5 longs and 5 shorts.
    for (const mass of [...long.mass, ...short.mass]) expect(sumOf(mass)).toBeCloseTo(5, 4);
    const bought = new Inventory(CLASSES, firstBinAround(60_000));
    const flow = new FlowBins();
    flow.lay({ ...barOf().volume, sell: new Float64Array(2) });
    bought.open(flow, 0.5);
    expect(bought.long.sums[5]).toBeCloseTo(3.5, 9);
    expect(bought.short.sums[5]).toBeCloseTo(1.5, 9);
  });

  it('only ever loses by ageing and sweeping', () => {
    const turnover = fc.double({ min: 0, max: 3, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(turnover, fc.integer({ min: -3000, max: 3000 })), { maxLength: 6 }),
        (steps) => {
          const inventory = opened();
          let before = densitiesOf(inventory);
          for (const [closed, away] of steps) {
            inventory.age(closed);
            inventory.sweep(latticeBin(60_000) + away, latticeBin(60_000) + away);
            const after = densitiesOf(inventory);
            expect(after.findIndex((size, bin) => size > (before[bin] ?? 0) * (1 + 1e-6))).toBe(-1);
            before = after;
          }
        },
      ),
      { numRuns: 25 },
    );
    expect.hasAssertions();
  });

  it('clears longs above the lowest mark and shorts below the highest', () => {
    const inventory = opened();
    const [low, high] = [latticeBin(57_000), latticeBin(63_000)];
    const before = massOf(inventory).map((mass) => mass.slice());
    inventory.sweep(low, high);
    massOf(inventory).forEach((mass, atom) => {
      const isLong = atom < ATOMS;
      mass.forEach((size, bin) => {
        const at = inventory.firstBin + bin;
        const kept = isLong ? at <= low : at >= high;
        if (size !== (kept ? before[atom]?.[bin] : 0)) throw new Error(`bin ${bin} of atom ${atom}`);
      });
      expect((isLong ? inventory.long : inventory.short).sums[atom % ATOMS]).toBeCloseTo(sumOf(mass), 5);
    });
  });

  it('tells what it is about to sweep', () => {
    const inventory = opened();
    const swept = new Float64Array(ATOMS);
    const low = latticeBin(57_000);
    const before = inventory.long.total(ones);
    inventory.long.beyond(low - inventory.firstBin, swept);
    inventory.sweep(low, latticeBin(60_000));
    expect(before - inventory.long.total(ones)).toBeCloseTo(sumOf(swept), 4);
    expect(sumOf(swept)).toBeGreaterThan(20);
  });

  it('keeps its sums while it writes scales down and moves its grid', () => {
    const inventory = opened();
    inventory.age(10);
    const sums = new Float64Array(LOG_BINS);
    inventory.long.addUp(ones, 1, WHOLE, sums);
    const total = sumOf(sums);
    expect(inventory.long.total(ones)).toBeCloseTo(total, 6);
    const { firstBin } = inventory;
    inventory.follow(60_000 * 1.3);
    expect(inventory.firstBin).toBeGreaterThan(firstBin + 500);
    // Far longs fall out below; the rest lies at the same prices.
    const moved = new Float64Array(LOG_BINS);
    inventory.long.addUp(ones, 1, WHOLE, moved);
    const shift = inventory.firstBin - firstBin;
    moved.forEach((size, bin) => {
      if (Math.abs(size - (sums[bin + shift] ?? 0)) > 1e-9) throw new Error(`bin ${bin} is elsewhere`);
    });
    expect(inventory.long.total(ones)).toBeCloseTo(sumOf(moved), 6);
  });

  it('loses everything when the price jumps off the grid', () => {
    const inventory = opened();
    inventory.follow(60_000 * 1e4);
    expect(inventory.long.total(ones) + inventory.short.total(ones)).toBe(0);
    inventory.follow(60_000);
    const flow = new FlowBins();
    flow.lay(barOf().volume);
    inventory.open(flow, 0.5);
    expect(inventory.long.sums[8]).toBeCloseTo(5, 4);
  });

  it('is the same whatever is learnt', async () => {
    const { MixtureRun } = await import('./mixture-run');
    const runs = [0.001, 0.2].map(
      (weight) =>
        new MixtureRun('complete', CLASSES, new Float64Array(ATOMS).fill(weight), { price: 60_000, time: 0 }),
    );
    for (const bar of wander(60)) for (const run of runs) run.step(bar);
    const [left, right] = runs.map(({ inventory }) => massOf(inventory).map((mass) => [...mass]));
    expect(left).toEqual(right);
    expect(runs[0]?.plain.weights).not.toEqual(runs[1]?.plain.weights);
  });
});
