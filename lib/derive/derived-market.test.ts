import { DAY_MS, HOUR_MS } from '../core/durations';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { marketOf } from '../heatmaps/liquidation/flow-fixture';
import { dieAt } from '../storage/dying-disk';
import { insertBlankDisk } from '../storage/fake-disk';
import type { DerivedPlan } from './derived-market';
import { DERIVED_STEP_MS } from './layer';
import { BINANCE, MIDNIGHT, VENUES } from './test-market';
import { openWorker, recordBars, storedChunks } from './test-worker';

const PLAN: DerivedPlan = {
  instruments: VENUES,
  choice: { model: 'volume-only', lookbackHours: 2 },
  history: 2,
};
const BEGIN = MIDNIGHT - 3 * HOUR_MS;
/** When step `n` of the day has just been told. */
const at = (step: number) => MIDNIGHT + step * DERIVED_STEP_MS + 10_000;

beforeEach(async () => {
  insertBlankDisk();
  await recordBars(BEGIN, MIDNIGHT + HOUR_MS);
});
afterEach(() => vi.restoreAllMocks());

/** A worker that has worked everything out up to step 3, and what it has told since. */
async function working(contract?: () => Promise<ReturnType<typeof marketOf>>) {
  const worker = openWorker({ begin: BEGIN, ...(contract && { contract }) });
  await worker.derived.advance(PLAN, at(3));
  const told = () => worker.told.splice(0).map(({ layer, columns: { count } }) => [layer, count] as const);
  return { derived: worker.derived, first: told(), told };
}

describe('DerivedMarket', () => {
  it('works out both layers, and then what comes', async () => {
    const { derived, first, told } = await working();
    // Of the very first step nobody knows how the open interest changed in it.
    expect(first).toEqual([
      ['liquidation', 27],
      ['open-interest', 38],
    ]);
    expect(derived.liquidations).toBeDefined();
    await derived.advance(PLAN, at(3) + 30_000);
    expect(told()).toEqual([]);
    await derived.advance(PLAN, at(4));
    expect(told()).toEqual([
      ['liquidation', 1],
      ['open-interest', 1],
    ]);
  });

  it('does nothing while nobody is followed', async () => {
    const { derived, told } = openWorker();
    await derived.advance({ ...PLAN, instruments: [] }, at(3));
    expect([derived.liquidations, told]).toEqual([undefined, []]);
  });

  it.each([
    ['of another model', { choice: { ...PLAN.choice, model: 'fixed-bands' as const } }, ['liquidation']],
    ['of another lookback', { choice: { ...PLAN.choice, lookbackHours: 1 } }, ['liquidation']],
    ['of other venues', { instruments: [BINANCE] }, ['liquidation', 'open-interest']],
    ['of more of the past', { history: 3 }, ['liquidation', 'open-interest']],
    ['of less of the past', { history: 1 }, []],
  ])('works out anew what is made %s', async (_name, change, anew) => {
    const { derived, told } = await working();
    const plan = { ...PLAN, ...change };
    await derived.advance(plan, at(3) + 15_000);
    expect(told().map(([layer]) => layer)).toEqual(anew);
    await derived.advance(plan, at(3) + 30_000);
    expect(told()).toEqual([]);
  });

  it('works everything out anew each day, so that what is older than the lookback is forgotten', async () => {
    const { derived, told } = await working();
    await derived.advance(PLAN, at(3) + DAY_MS);
    expect(told().map(([layer]) => layer)).toEqual(['open-interest']);
    await derived.advance(PLAN, at(4) + DAY_MS);
    expect(told()).toEqual([]);
  });

  it('lets a call join the one that runs', async () => {
    const { derived, told } = openWorker({ begin: BEGIN });
    const running = derived.advance(PLAN, at(3));
    expect(derived.advance({ ...PLAN, history: 4 }, at(4))).toBe(running);
    await running;
    expect(told.map(({ layer }) => layer)).toEqual(['liquidation', 'open-interest']);
    await derived.advance(PLAN, at(4));
    expect(told.map(({ columns: { count } }) => count)).toEqual([27, 38, 1, 1]);
  });

  it('tries again when a venue does not tell its margins; open interest does not wait for it', async () => {
    let isDown = true;
    const { derived, first, told } = await working(() =>
      isDown ? Promise.reject(new Error('down')) : Promise.resolve(marketOf()),
    );
    expect(first.map(([layer]) => layer)).toEqual(['open-interest']);
    expect(derived.liquidations).toBeUndefined();
    isDown = false;
    await derived.advance(PLAN, at(3) + 15_000);
    expect(told()).toEqual([['liquidation', 27]]);
  });

  it('never rejects: what the disk refuses is tried again', async () => {
    const { derived } = await working();
    const before = await storedChunks();
    dieAt(1);
    await derived.advance(PLAN, at(4));
    await derived.advance(PLAN, at(5));
    vi.restoreAllMocks();
    expect(await storedChunks()).toEqual(before);
    await derived.advance(PLAN, at(5) + 15_000);
    const healed = await storedChunks();
    insertBlankDisk();
    await recordBars(BEGIN, MIDNIGHT + HOUR_MS);
    await openWorker({ begin: BEGIN }).derived.advance(PLAN, at(5));
    expect(healed).toEqual(await storedChunks());
  });

  it('begins nothing after it was stopped', async () => {
    const { derived, told } = openWorker({
      begin: BEGIN,
      contract: async () => {
        derived.stop();
        return marketOf();
      },
    });
    await derived.advance(PLAN, at(3));
    await derived.advance(PLAN, at(4));
    expect(told).toEqual([]);
    expect((await storedChunks()).size).toBe(0);
  });
});
