import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/durations';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { marketOf } from '../heatmaps/liquidation/flow-fixture';
import { LIQUIDATION_MODELS } from '../heatmaps/liquidation/model-id';
import type { SourceColumn } from '../heatmaps/open-interest/recorder';
import type { Instrument } from '../market/instrument';
import type { Checkpoint } from '../storage/checkpoint';
import { DERIVED_STEP_MS } from './layer';
import type { LiquidationLayer } from './liquidation-layer';
import { LiquidationMemory, type MemoryPlan } from './liquidation-memory';
import { BINANCE, contractOf, MARKET, MIDNIGHT, simulatedBar, VENUES } from './test-market';

const PLAN: MemoryPlan = {
  instruments: VENUES,
  choice: { model: 'mixture', lookbackHours: 24 },
  history: 2,
};
const NOW = MIDNIGHT + 6 * HOUR_MS;
const BEGUN = MIDNIGHT - DAY_MS;
const STEPS = 30;
const UNTIL = NOW - 10 * DERIVED_STEP_MS;

/** A disk of checkpoints. */
class Shelf {
  readonly byName = new Map<string, Checkpoint>();
  saves = 0;

  load = async (name: string) => this.byName.get(name);

  save = async (name: string, checkpoint: Checkpoint) => {
    this.saves += 1;
    this.byName.set(name, checkpoint);
  };
}

let shelf: Shelf;

beforeEach(() => {
  shelf = new Shelf();
});

const memoryOf = (contract = contractOf) => new LiquidationMemory({ market: MARKET, store: shelf, contract });

function walk(map: LiquidationLayer, from: number, to: number): readonly (readonly SourceColumn[])[] {
  return Array.from({ length: to - from }, (_, index) => {
    const time = UNTIL + (from + index - STEPS) * DERIVED_STEP_MS;
    for (const instrument of VENUES) map.observe(instrument, simulatedBar(instrument, time));
    return map.take();
  });
}

/** Has a map learn some steps up to {@link UNTIL}, and keeps it. */
async function learn(plan = PLAN): Promise<LiquidationLayer> {
  const memory = memoryOf();
  const { map } = await memory.open(plan, NOW);
  walk(map, 0, STEPS);
  await memory.keep(map, UNTIL, NOW);
  return map;
}

const isAnew = ({ until }: { readonly until: number }) => until !== UNTIL;

describe('LiquidationMemory', () => {
  it('begins its lookback before the day, whenever in the day that is', async () => {
    const late = { ...PLAN, choice: { ...PLAN.choice, lookbackHours: 6 } };
    expect(await memoryOf().open(PLAN, NOW)).toMatchObject({ until: BEGUN, history: 2 });
    expect(await memoryOf().open(late, MIDNIGHT + 1)).toMatchObject({ until: MIDNIGHT - 6 * HOUR_MS });
    expect(await memoryOf().open(late, MIDNIGHT - 1)).toMatchObject({
      until: MIDNIGHT - DAY_MS - 6 * HOUR_MS,
    });
  });

  it.each(LIQUIDATION_MODELS)('goes on exactly where the map was kept: %s', async (model) => {
    const plan = { ...PLAN, choice: { ...PLAN.choice, model } };
    const map = await learn(plan);
    const { map: restored, until, history } = await memoryOf().open(plan, NOW);
    expect([until, history]).toEqual([UNTIL, 2]);
    expect(restored.scale).toBe(map.scale);
    expect(restored.sweep(60_300)).toEqual(map.sweep(60_300));
    expect(walk(restored, STEPS, STEPS + 8)).toEqual(walk(map, STEPS, STEPS + 8));
    expect(restored.kept()).toEqual(map.kept());
  });

  it('goes on with a venue that has told nothing yet', async () => {
    const memory = memoryOf();
    const { map } = await memory.open(PLAN, NOW);
    map.observe(BINANCE, simulatedBar(BINANCE, UNTIL - DERIVED_STEP_MS));
    map.take();
    await memory.keep(map, UNTIL, NOW);
    const { map: restored } = await memoryOf().open(PLAN, NOW);
    expect(walk(restored, STEPS, STEPS + 3)).toEqual(walk(map, STEPS, STEPS + 3));
  });

  it.each([
    ['another model', { choice: { ...PLAN.choice, model: 'fixed-bands' as const } }, NOW],
    ['another lookback', { choice: { ...PLAN.choice, lookbackHours: 12 } }, NOW],
    ['other venues', { instruments: [BINANCE] }, NOW],
    ['another reference', { instruments: VENUES.toReversed() }, NOW],
    ['more of the past', { history: 3 }, NOW],
    ['another day', {}, NOW + DAY_MS],
    ['a clock that went back', {}, UNTIL - 1],
  ])('begins anew with %s, and goes on from that', async (_name, change, now) => {
    await learn();
    const plan = { ...PLAN, ...change };
    expect(isAnew(await memoryOf().open(plan, now))).toBe(true);
    // What was kept of before is of no use any more: its columns are being replaced.
    expect(isAnew(await memoryOf().open(PLAN, NOW))).toBe(true);
  });

  it('goes on where less of the past is known than was', async () => {
    await learn();
    const opened = await memoryOf().open({ ...PLAN, history: 1 }, NOW);
    expect([opened.until, opened.history]).toEqual([UNTIL, 2]);
  });

  it('begins anew when what was kept is damaged', async () => {
    await learn();
    const [name = '', kept] = [...shelf.byName][0] ?? [];
    const parts = kept?.parts ?? [];
    await fc.assert(
      fc.asyncProperty(fc.nat(1), fc.nat(100_000), fc.boolean(), async (venue, where, isCut) => {
        const damaged = parts.map(([id, bytes], index) => {
          const at = where % bytes.length;
          const changed = isCut
            ? bytes.slice(0, at)
            : bytes.map((byte, place) => byte ^ Number(place === at));
          return [id, index === venue ? changed : bytes] as const;
        });
        shelf.byName.set(name, { ...kept, until: UNTIL, parts: damaged });
        expect(isAnew(await memoryOf().open(PLAN, NOW))).toBe(true);
      }),
      { numRuns: 25 },
    );
    shelf.byName.set(name, { until: UNTIL, record: kept?.record } as Checkpoint);
    expect(isAnew(await memoryOf().open(PLAN, NOW))).toBe(true);
  });

  it('says from when on columns are final: all of them once those before the choice were made', async () => {
    const other = { ...PLAN, choice: { ...PLAN.choice, lookbackHours: 12 } };
    const finalFrom = async (plan: MemoryPlan, now: number) => (await memoryOf().open(plan, now)).finalFrom;
    await learn();
    expect(await finalFrom(PLAN, NOW)).toBe(NOW);
    expect(await finalFrom(PLAN, NOW + DAY_MS)).toBe(NOW);
    const memory = memoryOf();
    const { map } = await memory.open(PLAN, NOW + DAY_MS);
    await memory.keep(map, NOW + DAY_MS, NOW + DAY_MS);
    expect(await finalFrom(PLAN, NOW + 2 * DAY_MS)).toBe(-Infinity);
    expect(await finalFrom({ ...PLAN, history: 3 }, NOW + 2 * DAY_MS)).toBe(NOW);
    expect(await finalFrom(other, NOW + 3 * DAY_MS)).toBe(NOW + 3 * DAY_MS);
  });

  it('keeps what a fresh map has learnt at once, and then every quarter of an hour', async () => {
    const memory = memoryOf();
    const { map } = await memory.open(PLAN, NOW);
    const saves: number[] = [];
    for (let minute = 0; minute <= 31; minute += 1) {
      const before = shelf.saves;
      await memory.keep(map, UNTIL, NOW + minute * MINUTE_MS);
      if (shelf.saves > before) saves.push(minute);
    }
    expect(saves).toEqual([0, 15, 30]);
  });

  it('leaves out venues of which nothing can be said, and keeps nothing while one does not tell its margins', async () => {
    const partly = memoryOf(async ({ venue }: Instrument) =>
      venue === BINANCE.venue ? marketOf() : undefined,
    );
    const { map } = await partly.open(PLAN, NOW);
    expect(map.kept().map(({ venue }) => venue)).toEqual(['binance-usdm']);
    const saves = shelf.saves;
    await expect(memoryOf(() => Promise.reject(new Error('down'))).open(PLAN, NOW)).rejects.toThrow('down');
    expect(shelf.saves).toBe(saves);
  });
});
