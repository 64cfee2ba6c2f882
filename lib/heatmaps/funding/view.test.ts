import { DAY_MS, HOUR_MS } from '../../core/durations';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import type { FundingEvent } from '../../market/events';
import { MIDNIGHT, NOW, sourceOf } from './fixture';
import { beginningOf, fundingPoints } from './points';
import { rankOf, RANK_SPAN_MS } from './rank';
import { fundingVenueRow, predictedStretch } from './venue-row';
import { fundingView } from './view';

const event = (change: Partial<FundingEvent>): FundingEvent => ({
  type: 'funding',
  venue: 'okx-swap',
  symbol: 'BTC',
  time: MIDNIGHT,
  rate: 0.0001,
  intervalHours: 8,
  kind: 'settled',
  ...change,
});

const pointsOf = (rates: readonly [time: number, rate: number, hours: number][]) =>
  fundingPoints([Float64Array.from(rates.flat())], [], NOW);

const view = (...sources: Parameters<typeof fundingView>[2]) => fundingView('BTC-USDT', NOW, sources);

describe('the points of a venue', () => {
  it('tell a settlement once, whichever way it was heard', () => {
    const page = Float64Array.of(MIDNIGHT - 8 * HOUR_MS, 0.0001, 8, MIDNIGHT, 0.0002, 8);
    const points = fundingPoints([page, page], [event({ time: MIDNIGHT + 12, rate: 0.0002 })], NOW);
    expect([...points.time]).toEqual([MIDNIGHT - 8 * HOUR_MS, MIDNIGHT + 12]);
    expect([...points.r8]).toEqual([0.0001, 0.0002]);
  });

  it('keep the last prediction of a settlement that nothing else tells, and mark it', () => {
    const events = [
      event({
        kind: 'predicted',
        time: MIDNIGHT - 9 * HOUR_MS,
        nextTime: MIDNIGHT - 8 * HOUR_MS,
        rate: 0.0007,
      }),
      event({ kind: 'predicted', time: MIDNIGHT - 2, nextTime: MIDNIGHT, rate: 0.0003 }),
      event({ kind: 'predicted', time: MIDNIGHT - 1, nextTime: MIDNIGHT, rate: 0.0004 }),
      event({ kind: 'predicted', time: NOW, nextTime: MIDNIGHT + 8 * HOUR_MS, rate: 0.0005 }),
    ];
    const page = Float64Array.of(MIDNIGHT - 8 * HOUR_MS, 0.0001, 8);
    const points = fundingPoints([page], events, NOW);
    expect([...points.r8]).toEqual([0.0001, 0.0004]);
    expect([...points.predicted]).toEqual([0, 1]);
  });

  it('begin one interval before they end, but not before the one that came earlier', () => {
    const points = pointsOf([
      [MIDNIGHT - 8 * HOUR_MS, 0.0001, 8],
      [MIDNIGHT - 4 * HOUR_MS, 0.0001, 8],
      [MIDNIGHT, 0.0001, 1],
    ]);
    expect([0, 1, 2].map((at) => beginningOf(points, at))).toEqual([
      MIDNIGHT - 16 * HOUR_MS,
      MIDNIGHT - 8 * HOUR_MS,
      MIDNIGHT - HOUR_MS,
    ]);
  });

  it('leave out rows that make no sense', () => {
    const page = Float64Array.of(MIDNIGHT, NaN, 8, MIDNIGHT, 0.1, 0, NaN, 0.1, 8, MIDNIGHT + HOUR_MS, 0.1);
    expect(fundingPoints([page], [], NOW).time).toHaveLength(0);
  });
});

describe('the present rate', () => {
  it('is the prediction for the settlement to come, with what the venue charged before beside it', () => {
    const row = fundingVenueRow(sourceOf({ settled: [0.0002, 0.0003], predicted: { rate: -0.0005 } }), NOW);
    expect(row.now).toMatchObject({
      kind: 'predicted',
      rate: -0.0005,
      level: 'crowded short',
      rank: { share: 0, count: 2, from: MIDNIGHT - 8 * HOUR_MS },
    });
    expect(row.now?.cost).toBeCloseTo(-30_000, 9);
    expect(row.next).toEqual({ kind: 'told', time: MIDNIGHT + 8 * HOUR_MS });
    expect(predictedStretch(row)).toEqual({ from: MIDNIGHT, to: MIDNIGHT + 8 * HOUR_MS });
  });

  it('keeps the interval of the venue', () => {
    const row = fundingVenueRow(sourceOf({ intervalHours: 4, predicted: { rate: 0.0005 } }), NOW);
    expect(row.now).toMatchObject({ rate: 0.0005, intervalHours: 4, r8: 0.001 });
  });

  it('is the last settled one when a prediction is over or was never made', () => {
    const later = MIDNIGHT + 9 * HOUR_MS;
    const over = fundingVenueRow(sourceOf({ settled: [0.0004] }), later);
    const never = fundingVenueRow(sourceOf({ settled: [0.0004], predicted: undefined }), NOW);
    for (const row of [over, never]) {
      expect(row.now).toMatchObject({ kind: 'settled', rate: 0.0004, time: MIDNIGHT });
    }
    expect(never.next).toEqual({ kind: 'derived', time: MIDNIGHT + 8 * HOUR_MS });
    // The settlement that was predicted has come and gone, only its rate is not told.
    expect(over.next).toEqual({ kind: 'derived', time: MIDNIGHT + 16 * HOUR_MS });
    const long = fundingVenueRow(sourceOf({ predicted: undefined }), later);
    expect(long.next).toEqual({ kind: 'unknown' });
    expect(predictedStretch(never)).toBeUndefined();
  });

  it('is unknown where nothing was ever said, and costs nothing known without open interest or mark', () => {
    const silent = fundingVenueRow(sourceOf({ settled: [], predicted: undefined }), NOW);
    expect([silent.now, silent.next.kind]).toEqual([undefined, 'unknown']);
    expect(fundingVenueRow(sourceOf({ openInterest: undefined }), NOW).now?.cost).toBeUndefined();
    expect(fundingVenueRow(sourceOf({ mark: undefined }), NOW).now?.cost).toBeUndefined();
  });

  it('of a venue that charges all the time has no settlement to come', () => {
    const parts = { venue: 'deribit', settled: [0.000_01, 0.000_01], intervalHours: 1 } as const;
    const about = event({ venue: 'deribit', time: NOW - 60_000, kind: 'predicted' });
    const row = fundingVenueRow({ ...sourceOf(parts), events: [about] }, NOW);
    expect(row.next).toEqual({ kind: 'continuous' });
    expect(row.now).toMatchObject({ r8: 0.0001, intervalHours: 8 });
    expect(predictedStretch(row)).toEqual({ from: MIDNIGHT, to: NOW - 60_000 });
  });
});

describe('the rank of a rate', () => {
  it('counts each settlement for its hours, ties half, and none before 90 days', () => {
    const known = pointsOf([
      [NOW - RANK_SPAN_MS - 8 * HOUR_MS, 0.9, 8],
      [NOW - DAY_MS, 0.0001, 8],
      [NOW - 16 * HOUR_MS, 0.0003, 8],
      [NOW - 8 * HOUR_MS, 0.000_025, 1],
    ]);
    const rank = ensureDefined(rankOf(0.0002, known, NOW), 'a rank');
    // 8 h below, 1 h at the same, 8 h above.
    expect(rank.share).toBeCloseTo(8.5 / 17, 12);
    expect([rank.count, rank.from]).toEqual([3, NOW - DAY_MS]);
    expect(rankOf(0.0002, pointsOf([]), NOW)).toBeUndefined();
  });
});

describe('the funding of all venues', () => {
  it('is counted by open interest, in base units', () => {
    const { mean, spread } = view(
      sourceOf({ predicted: { rate: 0.0004 }, openInterest: { size: 3_000 } }),
      sourceOf({
        venue: 'okx-swap',
        predicted: { rate: -0.0002 },
        intervalHours: 4,
        openInterest: { size: 1_000 },
      }),
    );
    expect(mean?.r8).toBeCloseTo((0.0004 * 3 - 0.0004) / 4, 12);
    expect(mean).toMatchObject({
      venues: ['binance-usdm', 'okx-swap'],
      openInterest: 4_000,
      uniformity: 0.75,
    });
    expect(spread).toMatchObject({ highest: 'binance-usdm', lowest: 'okx-swap' });
    expect(spread?.r8).toBeCloseTo(0.0008, 12);
    expect(spread?.breakEvenHours).toBeCloseTo(24, 9);
  });

  it('names the venues that have no part in it, and why', () => {
    const { mean, spread } = view(
      sourceOf(),
      sourceOf({ venue: 'okx-swap', settled: [], predicted: undefined }),
      sourceOf({ venue: 'bybit-linear', openInterest: undefined }),
      sourceOf({ venue: 'gate-usdt', openInterest: { time: NOW - 2 * HOUR_MS } }),
      sourceOf({ venue: 'aster', predicted: { time: NOW - 3 * HOUR_MS } }),
    );
    expect(mean?.venues).toEqual(['binance-usdm']);
    expect(mean?.leftOut).toEqual([
      { venue: 'okx-swap', reason: 'no rate' },
      { venue: 'bybit-linear', reason: 'no open interest' },
      { venue: 'gate-usdt', reason: 'old open interest' },
      { venue: 'aster', reason: 'old rate' },
    ]);
    expect([spread?.highest, spread?.r8]).toEqual(['gate-usdt', 0]);
    expect(spread?.breakEvenHours).toBe(Number.POSITIVE_INFINITY);
  });

  it('is unknown, not zero, without any', () => {
    expect(view()).toMatchObject({ rows: [], mean: undefined, spread: undefined });
    expect(view(sourceOf({ openInterest: { size: 0 } })).mean).toBeUndefined();
    expect(view(sourceOf()).spread).toBeUndefined();
  });

  it('lies within the venues’ rates, whatever they are, and survives a clone', () => {
    const venue = fc.record({
      rate: fc.double({ min: -0.02, max: 0.02, noNaN: true }),
      hours: fc.constantFrom(1, 2, 4, 8),
      size: fc.double({ min: 0, max: 1e6, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(venue, { minLength: 1, maxLength: 6 }), (venues) => {
        const made = view(
          ...venues.map(({ rate, hours, size }) =>
            sourceOf({ intervalHours: hours, predicted: { rate }, openInterest: { size } }),
          ),
        );
        expect(structuredClone(made)).toEqual(made);
        const isOpen = venues.some(({ size }) => size > 0);
        expect(made.mean !== undefined).toBe(isOpen);
        const rates = venues.map(({ rate, hours }) => (rate * 8) / hours);
        const { r8, uniformity } = made.mean ?? { r8: rates[0] ?? 0, uniformity: 0 };
        expect(r8).toBeGreaterThanOrEqual(Math.min(...rates) - 1e-12);
        expect(r8).toBeLessThanOrEqual(Math.max(...rates) + 1e-12);
        expect(uniformity).toBeGreaterThanOrEqual(0);
        expect(uniformity).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
    expect.hasAssertions();
  });
});
