import { MINUTE_MS } from '../../core/durations';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OpenInterestTracker } from './attribute';
import { arbitraryBars, barOf, START } from './fixture';
import { QuadrantTracker, quadrantOf } from './quadrant';
import { RollingShares } from './rolling-shares';
import { summariseOpenInterest } from './summary';

function movesOf(bars: Parameters<OpenInterestTracker['step']>[0][]) {
  const [tracker, quadrants] = [new OpenInterestTracker(), new QuadrantTracker()];
  return bars.flatMap((bar) => {
    const interval = tracker.step(bar);
    return interval ? [quadrants.step(interval)] : [];
  });
}

describe('the quadrants', () => {
  it.each([
    [15, 0.001, 'long build-up'],
    [15, -0.001, 'short covering'],
    [-15, 0.001, 'short build-up'],
    [-15, -0.001, 'long unwinding'],
    [14.9, 0.01, 'neutral'],
    [-14.9, -0.01, 'neutral'],
    [100, 0.000_99, 'neutral'],
    [-100, -0.000_99, 'neutral'],
    [0, 0.01, 'neutral'],
  ] as const)('a price move of %f with %f of open interest is %s', (change, share, quadrant) => {
    expect(quadrantOf(change, 100, share)).toBe(quadrant);
  });

  it('are mirror images of one another', () => {
    const mirror = {
      'long build-up': 'short build-up',
      'short build-up': 'long build-up',
      'short covering': 'long unwinding',
      'long unwinding': 'short covering',
      neutral: 'neutral',
    };
    const move = fc.double({ min: -500, max: 500, noNaN: true });
    const shares = fc.double({ min: -0.1, max: 0.1, noNaN: true });
    fc.assert(
      fc.property(move, shares, (change, share) => {
        expect(quadrantOf(-change, 100, share)).toBe(mirror[quadrantOf(change, 100, share)]);
      }),
    );
    expect.hasAssertions();
  });

  it('are unknown until fourteen ranges are, and go by the close before', () => {
    const bars = Array.from({ length: 17 }, (_, at) =>
      barOf({ at, open: 60_000, close: 60_000 + (at % 2) * 10, openInterest: 1_000 + at * 2 }),
    );
    const moves = movesOf(bars);
    expect(moves.slice(0, 13).map(({ quadrant }) => quadrant)).toEqual(Array(13).fill(undefined));
    expect(moves.slice(13).map(({ quadrant }) => quadrant)).toEqual([
      'short build-up',
      'long build-up',
      'short build-up',
    ]);
    expect(moves[0]?.share).toBeCloseTo(0.002, 9);
  });

  it('have no share of nothing', () => {
    const [move] = movesOf([barOf({ at: 0, openInterest: 0 }), barOf({ at: 1, openInterest: 5 })]);
    expect(move).toMatchObject({ share: undefined, quadrant: undefined, zScore: undefined });
  });
});

describe('how unusual a change is', () => {
  const DAY = 86_400_000;

  it('is told in deviations from the days before, once there are thirty', () => {
    const shares = new RollingShares();
    const scores = Array.from({ length: 31 }, (_, at) => shares.step(at % 2 === 0 ? 1 : 3, at));
    expect(scores.slice(0, 30)).toEqual(Array(30).fill(undefined));
    // Fifteen ones and fifteen threes: mean 2, deviation 1.
    expect(scores[30]).toBeCloseTo(-1, 9);
    expect(new RollingShares().step(1, 0)).toBeUndefined();
  });

  it('is not told among equals', () => {
    const shares = new RollingShares();
    const scores = Array.from({ length: 40 }, (_, at) => shares.step(0.1, at));
    expect(scores.every((score) => score === undefined)).toBe(true);
  });

  it('forgets after seven days, as if the rest had never been', () => {
    const [old, fresh] = [new RollingShares(), new RollingShares()];
    for (let at = 0; at < 5_000; at += 1) old.step(1e3 * (at % 7), at);
    for (let at = 0; at < 3_000; at += 1) {
      const value = (at * 37) % 11;
      const [a, b] = [old.step(value, 8 * DAY + at), fresh.step(value, 8 * DAY + at)];
      expect(a ?? 0).toBeCloseTo(b ?? 0, 5);
    }
  });
});

describe('the summary', () => {
  const bars = [
    barOf({ at: 0, openInterest: 1_000 }),
    barOf({ at: 1, openInterest: 1_010, traded: { 6_000: 1 } }),
    barOf({ at: 2, openInterest: 1_004, traded: { 6_001: 1 } }),
    barOf({ at: 4, openInterest: 1_007 }),
  ];

  it('adds venues up on the prices of the first, and says what it does not know', () => {
    const window = { from: START, to: START + 10 * MINUTE_MS };
    const moves = movesOf(bars);
    const summary = summariseOpenInterest(
      window,
      [
        { venue: 'binance-usdm', shift: 0, moves },
        { venue: 'okx-swap', shift: -20, moves },
        { venue: 'deribit', shift: 0, moves: [] },
      ],
      10,
    );
    expect(summary).toMatchObject({ ...window, openInterest: 2_014, opened: 26, closed: 12, unplaced: 6 });
    expect(summary.venues[0]).toMatchObject({
      openInterest: 1_007,
      opened: 13,
      closed: 6,
      unplaced: 3,
      unknownMs: 6 * MINUTE_MS,
      quadrants: { unknown: { count: 3, change: 7 }, neutral: { count: 0, change: 0 } },
    });
    expect(summary.venues[2]).toMatchObject({ openInterest: null, unknownMs: 10 * MINUTE_MS });
    expect(summary.rows).toEqual([
      { low: 60_000, high: 60_010, net: 10 },
      { low: 59_980, high: 59_990, net: 10 },
      { low: 60_010, high: 60_020, net: -6 },
      { low: 59_990, high: 60_000, net: -6 },
    ]);
  });

  it('survives JSON, whatever the bars', () => {
    fc.assert(
      fc.property(arbitraryBars, (many) => {
        const parts = [{ venue: 'okx-swap' as const, shift: 3.3, moves: movesOf([...many]) }];
        const summary = summariseOpenInterest({ from: START, to: START + 100 * MINUTE_MS }, parts, 7);
        expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
        expect(summary.opened - summary.closed).toBeCloseTo(
          parts[0]?.moves.reduce((sum, { interval }) => sum + interval.change, 0) ?? 0,
          3,
        );
      }),
      { numRuns: 50 },
    );
    expect.hasAssertions();
  });
});
