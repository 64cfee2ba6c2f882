import { DAY_MS, HOUR_MS } from '../core/durations';
import { beforeEach, describe, expect, it } from 'vitest';
import { CLAIMS } from '../analysis/claims/claims';
import type { ClaimRecords } from '../analysis/claims/records';
import { type Standing, standingsOf } from '../analysis/claims/report';
import { NO_RECORDS } from '../analysis/claims/test-endings';
import { frozenZones } from '../analysis/reactions/frozen-zones';
import { FakeClock } from '../core/fake-clock';
import { NOW, sourceOf } from '../heatmaps/funding/fixture';
import { type FundingView, fundingView } from '../heatmaps/funding/view';
import { LIQUIDATION_MODELS, type LiquidationModelId } from '../heatmaps/liquidation/model-id';
import { Database } from '../storage/database';
import { insertBlankDisk } from '../storage/fake-disk';
import { claimRecords } from './claim-records';
import { BINANCE, MARKET, MIDNIGHT } from './test-market';
import { recordRandomMarket } from './test-random-market';

const DAYS = 10;

/** What the background says of a market in which one venue is followed. */
const followed = (days: number): FundingView => ({
  market: MARKET,
  time: MIDNIGHT + days * DAY_MS,
  rows: [
    {
      venue: BINANCE.venue,
      symbol: BINANCE.symbol,
      points: {
        time: new Float64Array(),
        r8: new Float64Array(),
        intervalHours: new Float64Array(),
        predicted: new Uint8Array(),
      },
      now: undefined,
      next: { kind: 'unknown' },
      openInterest: undefined,
      mark: undefined,
    },
  ],
  mean: undefined,
  spread: undefined,
});

async function recordsOf(seed: number, model: LiquidationModelId, days = DAYS): Promise<ClaimRecords> {
  insertBlankDisk();
  await recordRandomMarket(new Database(), { seed, days, model });
  return claimRecords(new Database(), new FakeClock(), followed(days));
}

beforeEach(insertBlankDisk);

describe('the records of a market', () => {
  it('are all that is stored of it, zones as they were known at full hours', async () => {
    const records = await recordsOf(7, 'fixed-bands', 2);
    expect(records.zones.map(({ time }) => time)).toEqual(
      Array.from({ length: 48 }, (_, hour) => MIDNIGHT + (hour + 1) * HOUR_MS),
    );
    const [{ price, time, offsets } = frozenZones(0, 0, [])] = records.zones;
    expect(records.bars.find((bar) => bar.end === time)?.close).toBeCloseTo(price, 1);
    expect(offsets.length).toBeGreaterThan(0);
    expect(Math.max(...offsets.map(Math.abs))).toBeLessThan(0.11);
    expect(records.minutes).toHaveLength(3 * 1440);
    expect([records.walls.length, records.cascades.length > 0, records.isFollowed]).toEqual([
      144,
      true,
      true,
    ]);
  });

  it('hold what was settled, not what was only predicted, and what is open now', async () => {
    const view = fundingView(MARKET, NOW, [
      sourceOf({ settled: [0.0001, 0.0002], predicted: { nextTime: NOW - 60_000 } }),
    ]);
    const { openInterest, fundings } = await claimRecords(new Database(), new FakeClock(), view);
    expect(fundings.map(({ venue, r8 }) => [venue, r8])).toEqual([
      ['binance-usdm', 0.0001],
      ['binance-usdm', 0.0002],
    ]);
    expect(openInterest).toEqual([{ venue: 'binance-usdm', worth: expect.any(Number) }]);
    const [row] = view.rows;
    expect(openInterest[0]?.worth).toBe((row?.openInterest?.size ?? NaN) * (row?.mark?.price ?? NaN));
  });

  it('say so when nothing of it is followed', async () => {
    const view = { ...followed(2), rows: [] };
    expect(await claimRecords(new Database(), new FakeClock(), view)).toEqual({
      ...NO_RECORDS,
      isFollowed: false,
    });
  });
});

/** Two markets with the zones of each model. */
const MARKETS = LIQUIDATION_MODELS.flatMap((model, index) =>
  [1, 2].map((seed) => ({ model, seed: 2 * index + seed })),
);
/** Of some 30 figures at 95 % one or two are to be expected; more than five come once in a hundred times. */
const MOST_BEYOND = 5;
/** One in ten reports may find something where nothing is; more than two of six come once in sixty times. */
const MOST_FOUND = 2;

describe('markets without structure', () => {
  it('lie within chance, with the zones of any model', { timeout: 300_000 }, async () => {
    const reports: ReturnType<typeof standingsOf>[] = [];
    for (const { model, seed } of MARKETS) {
      const records = await recordsOf(seed, model);
      expect(records.zones).toHaveLength(24 * DAYS);
      expect(records.bars).toHaveLength(288 * (DAYS + 1));
      reports.push(standingsOf(CLAIMS.map((claim) => ({ claim, measured: claim.measure(records) }))));
    }
    const all = reports.map((report) => report.flatMap(({ measured }) => measured));
    const compared = all.flat().flatMap(({ id, figure: { value: figure } }) => {
      const chance = figure?.chance.value;
      return figure && chance ? [{ id, share: figure.value, ...chance.interval }] : [];
    });
    expect(new Set(compared.map(({ id }) => id)).size).toBe(6);
    expect(compared.filter(({ id }) => id === 'turns-near-zones')).toHaveLength(MARKETS.length);
    expect(compared.filter(({ share, low, high }) => share < low || share > high).length).toBeLessThanOrEqual(
      MOST_BEYOND,
    );
    const found = all.filter((measured) => measured.some(({ standing }) => FINDINGS.includes(standing)));
    expect(found.length).toBeLessThanOrEqual(MOST_FOUND);
  });
});

const FINDINGS: readonly Standing[] = ['above chance', 'below chance'];
