// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import { placeCanvas } from '../fake-labels';
import { timeToX } from '../chart-view';
import { timeTicks } from '../fit/axis-ticks';
import { DisplayClock } from '../fit/display-clock';
import { fitTime } from '../fit/time-fit';
import { settleDate } from './settle-date';
import { SurfaceReading } from './surface-reading';

const NOW = Date.UTC(2026, 10, 22, 11, 0);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const STEP = 900_000;
const LEFT = 100;

/** A row of clock times that ends `daysAgo` before now on a clock `hoursAhead` of UTC, read as if it ended now. */
function candidate(daysAgo: number, hoursAhead: number) {
  const end = NOW - daysAgo * DAY;
  const labels = timeTicks(end + hoursAhead * HOUR, STEP, 10);
  const context = { now: NOW, left: 0, right: 1000, fresh: false, moving: false };
  const fit = ensureDefined(fitTime(labels, context), 'fit');
  const timeSurface = new SurfaceReading(1, placeCanvas({ left: LEFT, top: 0, width: 1000, height: 28 }));
  timeSurface.rect = { left: LEFT, top: 0, width: 1000, height: 28 };
  const row = { y: 14, height: 12, left: 50, right: 950, fit, isVague: false, labels };
  timeSurface.rows = [row];
  const slope = 1000 / (STEP * 10);
  /** Where the bars are, in client pixels: the last label stands at x = 1000 of the surface. */
  const time = { slope, offset: LEFT + 1000 - slope * end };
  const registration = { intervalMs: 60_000, time, medianPx: 0.2, rivalPx: 40, bars: 90 };
  return { candidate: { row, timeSurface }, timeSurface, registration };
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
