// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import { placeCanvas } from '../fake-labels';
import { timeToX } from '../chart-view';
import { timeTicks } from '../fit/axis-ticks';
import { DisplayClock } from '../fit/display-clock';
import { fitTime } from '../fit/time-fit';
import type { TimeLabel } from '../fit/time-labels';
import { parseTime } from '../labels/parse-time';
import { settleDate } from './settle-date';
import { SurfaceReading } from './surface-reading';

const NOW = Date.UTC(2026, 10, 22, 11, 0);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const STEP = 900_000;
const LEFT = 100;

/** A row of labels, read as if it ended now, over bars that stand at `slope · t` from the corner of its surface. */
function rowOf(labels: readonly TimeLabel[], slope: number, offset: number) {
  const context = { now: NOW, left: 0, right: 1000, fresh: false, moving: false };
  const fit = ensureDefined(fitTime(labels, context), 'fit');
  const timeSurface = new SurfaceReading(1, placeCanvas({ left: LEFT, top: 0, width: 1000, height: 28 }));
  timeSurface.rect = { left: LEFT, top: 0, width: 1000, height: 28 };
  const row = { y: 14, height: 12, left: 50, right: 950, fit, isVague: false, labels, pieces: [] };
  timeSurface.rows = [row];
  const time = { slope, offset: LEFT + offset };
  const registration = { intervalMs: 60_000, time, medianPx: 0.2, rivalPx: 40, bars: 90 };
  return { candidate: { row, timeSurface }, timeSurface, registration };
}

/** Clock times that end `daysAgo` before now, at x = 1000, on a clock `hoursAhead` of UTC; `step` between labels. */
function candidate(daysAgo: number, hoursAhead: number, step = STEP) {
  const end = NOW - daysAgo * DAY;
  const slope = 1000 / (step * 10);
  return rowOf(timeTicks(end + hoursAhead * HOUR, step, 10), slope, 1000 - slope * end);
}

/** Months of some years ago over bars of a day, 100 px a month. They do not say their year. */
function months() {
  const slope = 100 / (30 * DAY);
  const offset = 20 - slope * Date.UTC(2023, 11, 1);
  const starts = ['Dec', '', 'Feb', 'Mar', 'Apr', 'May'].map((text, month) => {
    const time = parseTime(text);
    return time ? [{ text, time, x: offset + slope * Date.UTC(2023, 11 + month, 1) }] : [];
  });
  return rowOf(starts.flat(), slope, offset);
}

describe('settleDate', () => {
  it.each([
    ['the day', 3, 0],
    ['the day and a clock nine hours ahead', 12, 9],
    ['the day and a clock of half an hour', 1, -3.5],
  ])('learns %s', (_, daysAgo, hoursAhead) => {
    const { candidate: chart, timeSurface, registration } = candidate(daysAgo, hoursAhead);
    const clock = new DisplayClock(() => NOW);
    expect(settleDate(chart, registration, clock)).toBe(true);
    const fit = ensureDefined(timeSurface.rows[0], 'row').fit;
    expect(fit.anchor).toBe('absolute');
    const axis = clock.toEpoch(fit, 500, true);
    expect(axis.anchor).toBe('absolute');
    expect(timeToX(axis, NOW - daysAgo * DAY)).toBeCloseTo(1000, 2);
  });

  it('takes no clock from months that were read as those of another year', () => {
    const { candidate: chart, timeSurface, registration } = months();
    const clock = new DisplayClock(() => NOW);
    expect(settleDate(chart, registration, clock)).toBe(true);
    const axis = clock.toEpoch(ensureDefined(timeSurface.rows[0], 'row').fit, 300, true);
    expect(axis.anchor).toBe('absolute');
    expect(timeToX(axis, Date.UTC(2024, 1, 1))).toBeCloseTo(20 + (62 * 100) / 30, 1);
  });

  it('does not learn to the minute what bars of four hours cannot tell', () => {
    const clock = new DisplayClock(() => NOW);
    const coarse = candidate(3, 0, 24 * HOUR);
    expect(settleDate(coarse.candidate, coarse.registration, clock)).toBe(true);
    const anchorOf = ({ candidate: { row } }: ReturnType<typeof candidate>) =>
      clock.toEpoch({ ...row.fit, anchor: 'tracked' }, 500, true).anchor;
    expect(anchorOf(coarse)).toBe('tracked');
    expect(anchorOf(candidate(3, 0, 20 * HOUR))).toBe('tracked');
    const fine = candidate(3, 0);
    expect(anchorOf(fine)).toBe('guess');
    expect(settleDate(fine.candidate, fine.registration, clock)).toBe(true);
    expect(anchorOf(fine)).toBe('tracked');
    expect(settleDate(coarse.candidate, coarse.registration, clock)).toBe(true);
    expect(anchorOf(fine)).toBe('tracked');
  });

  it('believes neither labels nor bars that are off by minutes', () => {
    const { candidate: chart, timeSurface, registration } = candidate(3, 0);
    const { time } = registration;
    const moved = { ...registration, time: { ...time, offset: time.offset + 5 * 60_000 * time.slope } };
    expect(settleDate(chart, moved, new DisplayClock(() => NOW))).toBe(false);
    expect(timeSurface.rows[0]?.fit.anchor).not.toBe('absolute');
  });

  it('believes no other clock than the one the page names', () => {
    const { candidate: chart, registration } = candidate(3, 2);
    const clock = new DisplayClock(() => NOW);
    clock.useZone('Asia/Tokyo');
    expect(settleDate(chart, registration, clock)).toBe(false);
  });
});
