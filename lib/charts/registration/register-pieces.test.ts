import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PriceAxis } from '../chart-view';
import { aggregateBars, type KnownBar } from './aggregate-bars';
import { axisFor, drawCandles, PANE, walk } from './fake-candles';
import type { Piece } from '../fit/piece';
import { registerPieces } from './register-pieces';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A Monday. */
const START = Date.UTC(2026, 5, 1);

interface Chart {
  readonly seed?: number;
  readonly intervalMs?: number;
  /** Which times the market is open at. */
  readonly isOpen: (time: number) => boolean;
  readonly from?: number;
  readonly shown?: number;
  readonly spacing?: number;
  readonly model?: PriceAxis['model'];
}

const weekday = (time: number) => new Date(time).getUTCDay();
const isWorkday = (time: number) => weekday(time) > 0 && weekday(time) < 6;
/** From 9:30 to 16:00 on workdays. */
const stocks = (time: number) => isWorkday(time) && time % DAY >= 9.5 * HOUR && time % DAY < 16 * HOUR;

/** What a chart draws side by side of a market that is closed at times, and where each of its bars truly is. */
function show({ seed = 1, intervalMs = 15 * MINUTE, isOpen, from = 300, shown = 100, ...chart }: Chart) {
  const { spacing = 8, model = 'linear' } = chart;
  const all = walk({ seed, count: 9000, start: START, intervalMs, spread: 0.002 });
  const bars = all.filter(({ time }) => isOpen(time)).slice(0, 1200);
  const seen = bars.slice(from, from + shown);
  const price = axisFor(seen, model);
  const places = new Map(seen.map(({ time }, index) => [time, PANE.left + (index + 0.5) * spacing]));
  return { bars, seen, price, places, intervalMs, boxes: drawCandles(seen, price, spacing) };
}

const seriesOf = (bars: readonly KnownBar[], intervalMs: number) =>
  new Map(
    [1, 2, 4].map((factor) => [factor * intervalMs, aggregateBars(bars, factor * intervalMs)] as const),
  );

const register = ({ boxes, price, bars, intervalMs }: ReturnType<typeof show>) =>
  registerPieces(boxes, { pane: PANE, price }, seriesOf(bars, intervalMs));

const xOf = ({ offset, slope }: Piece, time: number) => offset + slope * time;

/** Of all bars that stand in a piece: how far off the piece has them, and how many there are. */
function compare(pieces: readonly Piece[], places: ReadonlyMap<number, number>) {
  const errors = [...places].flatMap(([time, x]) =>
    pieces
      .filter(({ left, right }) => x >= left + 1 && x < right - 1)
      .map((piece) => Math.abs(xOf(piece, time) - x)),
  );
  return { count: errors.length, worst: Math.max(0, ...errors) };
}

describe('registerPieces', () => {
  it.each([
    ['15-minute bars of a stock market', { isOpen: stocks }],
    ['the same on a logarithmic scale', { isOpen: stocks, model: 'log' }],
    ['hours without weekends', { isOpen: isWorkday, intervalMs: HOUR, from: 80 }],
    ['4-hour bars without weekends', { isOpen: isWorkday, intervalMs: 4 * HOUR, from: 20 }],
    ['5-minute bars with a break at noon', { isOpen: noon, intervalMs: 5 * MINUTE, from: 30 }],
  ] as const)('finds %s', (_, chart) => {
    const shown = show(chart);
    const pieces = register(shown);
    expect(pieces.length).toBeGreaterThan(1);
    const { count, worst } = compare(pieces, shown.places);
    expect(worst).toBeLessThan(0.75);
    expect(count).toBeGreaterThan(80);
  });

  it('says nothing of a market that leaves no time out', () => {
    expect(register(show({ isOpen: () => true }))).toEqual([]);
  });

  it('says nothing of bars that are not known', () => {
    const shown = show({ isOpen: stocks });
    expect(register({ ...shown, bars: show({ isOpen: stocks, seed: 2 }).bars })).toEqual([]);
  });

  it('leaves out what a chart shows that the market has no bars of', () => {
    const whole = show({ isOpen: stocks });
    const missing = new Set(whole.seen.slice(88).map(({ time }) => time));
    const pieces = register({ ...whole, bars: whole.bars.filter(({ time }) => !missing.has(time)) });
    const { count, worst } = compare(pieces, whole.places);
    expect(worst).toBeLessThan(0.75);
    expect(count).toBeGreaterThan(60);
    const end = whole.places.get(whole.seen[88]?.time ?? 0) ?? NaN;
    expect(pieces.at(-1)?.right).toBeLessThan(end + 1);
  });
});

function noon(time: number): boolean {
  const hour = (time % DAY) / HOUR;
  return isWorkday(time) && ((hour >= 9 && hour < 11.5) || (hour >= 13 && hour < 15));
}

const sessions = fc.record({
  seed: fc.integer({ min: 1, max: 1e6 }),
  opens: fc.integer({ min: 0, max: 40 }),
  bars: fc.integer({ min: 5, max: 50 }),
  from: fc.integer({ min: 0, max: 800 }),
  shown: fc.integer({ min: 30, max: 180 }),
  spacing: fc.double({ min: 2.5, max: 20, noNaN: true }),
  /** Bars of one day, counted from its opening, that were not traded. */
  halt: fc.integer({ min: 0, max: 60 }),
  halted: fc.integer({ min: 0, max: 5 }),
});

it('never has a bar more than 2 px beside its place, whatever the sessions', () => {
  let painted = 0;
  fc.assert(
    fc.property(sessions, ({ opens, bars, halt, halted, ...view }) => {
      const slot = (time: number) => Math.floor((time % DAY) / (15 * MINUTE)) - opens;
      const isHalted = (time: number) =>
        weekday(time) === 3 && slot(time) >= halt && slot(time) < halt + halted;
      const isOpen = (time: number) =>
        isWorkday(time) && slot(time) >= 0 && slot(time) < bars && !isHalted(time);
      const shown = show({ isOpen, ...view });
      const { count, worst } = compare(register(shown), shown.places);
      painted += count > 0.8 * Math.min(shown.seen.length, PANE.width / view.spacing) ? 1 : 0;
      expect(worst).toBeLessThan(2);
    }),
    { numRuns: 60, seed: 5 },
  );
  expect(painted).toBeGreaterThan(40);
});
