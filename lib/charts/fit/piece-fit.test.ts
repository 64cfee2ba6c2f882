import { DAY_MS } from '../../core/durations';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import { parseTime } from '../labels/parse-time';
import { timeToX } from '../chart-view';
import { DisplayClock, zoneClock } from './display-clock';
import { barsUntil, compareBars, placeOf, type SessionChart, sessionLabels } from './fake-sessions';
import { fitPieces } from './piece-fit';
import { fitTime, isBent } from './time-fit';
import type { TimeLabel } from './time-labels';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A Tuesday, 15:40. */
const NOW = Date.UTC(2026, 10, 24, 15, 40);
const hourOf = (time: number) => (time % DAY_MS) / HOUR;
const isWorkday = (time: number) => new Date(time).getUTCDay() % 6 !== 0;
const stocks = (time: number) => isWorkday(time) && hourOf(time) >= 9.5 && hourOf(time) < 16;
const lunch = (time: number) => stocks(time) && !(hourOf(time) >= 11.5 && hourOf(time) < 13);
const halfDays = (time: number) => {
  const hours = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', hour: 'numeric', minute: '2-digit' });
  return hours.format(time);
};

const chartOf = (
  intervalMs: number,
  spacing: number,
  isOpen: (time: number) => boolean,
  more: Partial<SessionChart> = {},
): SessionChart => ({ bars: barsUntil(NOW, { intervalMs, count: 400, isOpen }), spacing, ...more });

const axis = { now: NOW, left: 0, right: 1000 };
const fit = (chart: SessionChart) => fitPieces(sessionLabels(chart), axis);
const row = (labels: readonly (readonly [number, string])[]): TimeLabel[] =>
  labels.map(([x, text]) => ({ x, text, time: ensureDefined(parseTime(text), text) }));

describe('fitPieces', () => {
  it.each([
    ['15-minute bars from 9:30 to 16:00', chartOf(15 * MINUTE, 14, stocks), 25],
    ['the same on a clock of twelve hours', chartOf(15 * MINUTE, 14, stocks, { textOf: halfDays }), 25],
    ['5-minute bars with a break at noon', chartOf(5 * MINUTE, 9, lunch), 30],
    ['hours without weekends', chartOf(HOUR, 11, isWorkday), 45],
    ['4-hour bars without weekends', chartOf(4 * HOUR, 58, isWorkday), 12],
  ] as const)('reads %s', (_, chart, least) => {
    const straight = fitTime(sessionLabels(chart), { ...axis, fresh: true, moving: false });
    expect(straight && isBent(straight)).toBe(true);
    const pieces = fit(chart);
    expect(pieces.length).toBeGreaterThan(1);
    const { count, worst } = compareBars(pieces, chart);
    expect(worst).toBeLessThan(0.01);
    expect(count).toBeGreaterThanOrEqual(least);
  });

  it('is all that is certain where nearly all labels are those of one session', () => {
    const now = Date.UTC(2026, 10, 24, 12, 20);
    const bars = barsUntil(now, { intervalMs: MINUTE, count: 400, isOpen: stocks });
    const chart = { bars, spacing: 4.6 };
    const labels = sessionLabels(chart);
    const straight = fitTime(labels, { ...axis, now, fresh: true, moving: false });
    expect(straight).toMatchObject({ violations: 1, anchor: 'guess' });
    expect(straight && straight.agreeing / straight.total).toBeGreaterThan(0.8);
    const pieces = fitPieces(labels, { ...axis, now });
    expect(pieces).toHaveLength(1);
    expect(compareBars(pieces, chart).worst).toBeLessThan(0.01);
    expect(pieces[0]?.left).toBeGreaterThan(placeOf(chart, bars.indexOf(Date.UTC(2026, 10, 24, 9, 30))));
  });

  it('joins days that follow each other, and no others', () => {
    const chart = chartOf(HOUR, 11, isWorkday);
    const pieces = fit(chart);
    const monday = chart.bars.indexOf(Date.UTC(2026, 10, 23));
    expect(pieces.map(({ left }) => left)).toContain(placeOf(chart, monday));
    expect(pieces).toHaveLength(2);
  });

  it.each([
    ['only days', chartOf(15 * MINUTE, 3, stocks)],
    ['one clock time a day', chartOf(15 * MINUTE, 6, stocks)],
    ['two clock times a day', chartOf(15 * MINUTE, 8, stocks)],
  ] as const)('says nothing of a row with %s', (_, chart) => {
    expect(fit(chart)).toEqual([]);
  });

  it('says nothing of a row without dates', () => {
    const labels = sessionLabels(chartOf(15 * MINUTE, 14, stocks)).filter(
      ({ time }) => time.hour !== undefined,
    );
    expect(fitPieces(labels, axis)).toEqual([]);
  });

  it('is not tempted where half a session lies on either side of noon, as if it were a whole day', () => {
    const days = [19, 20, 23, 24].flatMap((day, index) => {
      const x = 40 + 240 * index;
      return [
        [x, String(day)],
        [x + 120, '12:00'],
      ] as const;
    });
    expect(fitPieces(row(days), axis)).toEqual([]);
  });

  it('says nothing where a break always lies between the only two clock times of a day', () => {
    const days = [23, 24].flatMap((day, index) => {
      const x = 40 + 450 * index;
      return [
        [x, String(day)],
        [x + 150, '11:00'],
        [x + 300, '14:00'],
      ] as const;
    });
    expect(fitPieces(row(days), axis)).toEqual([]);
  });

  it('says nothing where labels stand farther apart than on the scale of others', () => {
    const labels = [
      [0, '23'],
      [60, '10:00'],
      [120, '11:00'],
      [180, '12:00'],
      [240, '24'],
      [300, '10:00'],
      [430, '11:00'],
      [490, '12:00'],
      [900, '15:00'],
    ] as const;
    expect(fitPieces(row(labels), axis)).toEqual([]);
  });

  it('leaves out what follows a midnight without its date: it may be that of any day', () => {
    const chart = chartOf(HOUR, 14, isWorkday);
    const monday = placeOf(chart, chart.bars.indexOf(Date.UTC(2026, 10, 23)));
    const labels = sessionLabels(chart).filter(({ x }) => x !== monday);
    const pieces = fitPieces(labels, axis);
    expect(compareBars(pieces, chart).worst).toBeLessThan(0.01);
    expect(pieces.some(({ left, right }) => left <= monday && right >= monday)).toBe(false);
  });

  it('says nothing of a view that does not end at the present', () => {
    const labels = sessionLabels(chartOf(15 * MINUTE, 14, stocks));
    for (const now of [NOW - 5 * HOUR, NOW + 12 * HOUR, NOW + 40 * DAY_MS])
      expect(fitPieces(labels, { ...axis, now })).toEqual([]);
  });

  it('has the times right on both sides of a weekend on which summer time ends', () => {
    const zone = ensureDefined(zoneClock('America/New_York'), 'zone');
    const now = Date.UTC(2026, 10, 2, 20, 10);
    const local = (time: number) => time + zone(time);
    const bars = barsUntil(now, {
      intervalMs: 15 * MINUTE,
      count: 60,
      isOpen: (time) => stocks(local(time)),
    });
    const chart = { bars: bars.map(local), spacing: 16 };
    const clock = new DisplayClock(() => now);
    clock.useZone('America/New_York');
    const pieces = clock.fitPieces(sessionLabels(chart), { left: 0, right: 1000 });
    const days = pieces.map((piece) => {
      const middle = (piece.left + piece.right) / 2;
      const time = clock.toEpoch({ ...piece, anchor: 'tracked' }, middle);
      const index = bars.findIndex((_, at) => placeOf(chart, at) >= middle);
      expect(timeToX(time, bars[index] ?? 0)).toBeCloseTo(placeOf(chart, index), 2);
      return zone(bars[index] ?? 0) / HOUR;
    });
    expect(new Set(days)).toEqual(new Set([-4, -5]));
  });
});

const views = fc.record({
  minutes: fc.constantFrom(1, 5, 15, 30, 60),
  /** Opening and closing, hours. */
  opens: fc.integer({ min: 0, max: 14 }),
  hours: fc.integer({ min: 2, max: 24 }),
  /** A break of so many quarters of an hour, so long after the opening. */
  pause: fc.integer({ min: 0, max: 8 }),
  after: fc.integer({ min: 1, max: 24 }),
  weekends: fc.boolean(),
  spacing: fc.double({ min: 3, max: 40, noNaN: true }),
  room: fc.integer({ min: 40, max: 110 }),
  end: fc.integer({ min: Date.UTC(2020, 0, 1) / MINUTE, max: Date.UTC(2030, 0, 1) / MINUTE }),
  jitter: fc.double({ min: 0, max: 0.5, noNaN: true }),
});

it('never has a bar more than 2 px beside its place, whatever the sessions', () => {
  let found = 0;
  fc.assert(
    fc.property(views, ({ minutes, opens, hours, pause, after, weekends, end, jitter, ...view }) => {
      const isOpen = (time: number) => {
        const since = hourOf(time) - opens;
        const isPaused = since >= after / 4 && since < (after + pause) / 4;
        return since >= 0 && since < hours && !isPaused && (weekends || isWorkday(time));
      };
      const bars = barsUntil(end * MINUTE, { intervalMs: minutes * MINUTE, count: 330, isOpen });
      const chart: SessionChart = { bars, ...view };
      const labels = sessionLabels(chart).map((label, index) => ({
        ...label,
        x: label.x + (index % 2 === 0 ? jitter : -jitter),
      }));
      const pieces = fitPieces(labels, { ...axis, now: (bars.at(-1) ?? 0) + 30_000 });
      const { worst } = compareBars(pieces, chart);
      found += pieces.length > 0 ? 1 : 0;
      expect(worst).toBeLessThan(2);
    }),
    { numRuns: 600, seed: 11 },
  );
  expect(found).toBeGreaterThan(80);
});
