import { describe, expect, it, vi } from 'vitest';
import { ensureDefined } from '../../core/assert';
import { timeToX } from '../chart-view';
import { timeTicks } from './axis-ticks';
import { DisplayClock, zoneClock } from './display-clock';

const NOW = Date.UTC(2026, 10, 22, 11, 0);
const HOUR = 3_600_000;
const MINUTE = 60_000;
const WIDTH = 1000;

/** The computer's clock is so many hours ahead of UTC. */
const setComputer = (hours: number) =>
  vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(-hours * 60);

/** A first view whose newest label is the present on a clock `hours` ahead of UTC; `stepMs` between labels. */
function firstView(hours: number, stepMs: number) {
  const clock = new DisplayClock(() => NOW);
  const ticks = timeTicks(NOW + hours * HOUR, stepMs, 10).map((tick) => ({ ...tick, x: tick.x * 0.95 }));
  const fit = clock.fit(ticks, { left: 0, right: WIDTH, fresh: true, moving: false });
  return { clock, fit: ensureDefined(fit, 'fit'), axis: clock.toEpoch(ensureDefined(fit, 'fit'), WIDTH / 2) };
}

describe('DisplayClock', () => {
  it.each([
    ['UTC on a computer in UTC', 0, 0],
    ['UTC on a computer in Singapore', 8, 0],
    ['UTC on a computer in New York', -5, 0],
    ['the local clock in Singapore', 8, 8],
    ['the local clock in New York', -5, -5],
    ['the local clock in Kathmandu', 5.75, 5.75],
  ])('reads %s from minutes that end now', (_, computer, page) => {
    setComputer(computer);
    const { clock, fit } = firstView(page, 5 * MINUTE);
    expect(fit.anchor).not.toBe('guess');
    expect(timeToX(clock.toEpoch(fit, WIDTH / 2), NOW)).toBeCloseTo(950, 3);
  });

  it('only guesses while UTC and the local clock are both possible', () => {
    setComputer(-2);
    expect(firstView(0, 3 * HOUR).axis.anchor).toBe('guess');
  });

  it('does not mind where the difference cannot be seen', () => {
    setComputer(-2);
    expect(firstView(0, 30 * 24 * HOUR).axis.anchor).not.toBe('guess');
  });

  it('only guesses where the page lets its user choose any zone, until the zone is named', () => {
    setComputer(0);
    const { clock, fit } = firstView(0, 30 * MINUTE);
    expect(clock.toEpoch(fit, WIDTH / 2, true).anchor).toBe('guess');
    clock.useZone('Etc/UTC');
    expect(clock.toEpoch(fit, WIDTH / 2, true).anchor).not.toBe('guess');
  });

  it.each([
    ['UTC on a computer in UTC', 0, 0, MINUTE * 10],
    ['UTC on a computer in New York', -5, 0, MINUTE * 10],
    ['the local clock in Singapore', 8, 8, MINUTE * 10],
  ])('takes %s for the zone where no other in the world ends at the present', (_, computer, page, step) => {
    setComputer(computer);
    const { clock, fit } = firstView(page, step);
    expect(clock.toEpoch(fit, WIDTH / 2, true).anchor).not.toBe('guess');
  });

  it.each([
    ['a chart on another clock', 0, 5.5, MINUTE * 10],
    ['a view of many hours', 0, 0, 30 * MINUTE],
    ['a clock with another half an hour beside it', 5.5, 5.5, MINUTE * 10],
    ['a clock that reads the same a day on', -11, -11, MINUTE * 10],
  ])('does not take %s for a zone that no other could be', (_, computer, page, step) => {
    setComputer(computer);
    const { clock, fit } = firstView(page, step);
    expect(clock.toEpoch(fit, WIDTH / 2, true).anchor).toBe('guess');
  });

  it('takes no later view for the first', () => {
    setComputer(0);
    const { clock } = firstView(5.5, 10 * MINUTE);
    const ticks = timeTicks(NOW, 10 * MINUTE, 10).map((tick) => ({ ...tick, x: tick.x * 0.95 }));
    const fit = clock.fit(ticks, { left: 0, right: WIDTH, fresh: true, moving: false });
    expect(clock.toEpoch(ensureDefined(fit, 'fit'), WIDTH / 2, true).anchor).toBe('guess');
  });

  it('keeps to an offset found by comparison', () => {
    setComputer(0);
    const { clock, fit } = firstView(9, 5 * MINUTE);
    expect(clock.useOffset(9 * HOUR, NOW)).toBe(true);
    expect(timeToX(clock.toEpoch(fit, WIDTH / 2, true), NOW)).toBeCloseTo(950, 3);
    expect(
      clock.toEpoch({ ...fit, offset: fit.offset + 9 * 24 * HOUR * fit.slope }, WIDTH / 2, true).anchor,
    ).toBe('guess');
  });

  it('trusts a zone that is named later everywhere, not only where an offset was found', () => {
    setComputer(0);
    const { clock, fit } = firstView(9, 5 * MINUTE);
    clock.useOffset(9 * HOUR, NOW);
    clock.useZone('Asia/Tokyo');
    const far = { ...fit, anchor: 'tracked' as const, offset: fit.offset + 9 * 24 * HOUR * fit.slope };
    expect(clock.toEpoch(far, WIDTH / 2, true).anchor).not.toBe('guess');
  });

  it('keeps to a clock once it is named', () => {
    setComputer(8);
    const clock = new DisplayClock(() => NOW);
    clock.useZone('Asia/Tokyo');
    const ticks = timeTicks(NOW + 9 * HOUR, 5 * MINUTE, 10);
    const fit = ensureDefined(clock.fit(ticks, { left: 0, right: WIDTH, fresh: true, moving: false }), 'fit');
    expect(timeToX(clock.toEpoch(fit, WIDTH / 2), NOW)).toBeCloseTo(WIDTH, 3);
  });
});

describe('zoneClock', () => {
  it.each([
    ['Etc/UTC', 0],
    ['Asia/Kolkata', 5.5],
    ['America/New_York', -5],
  ])('%s', (name, hours) => expect(zoneClock(name)?.(NOW)).toBe(hours * HOUR));

  it('follows summer time', () => {
    expect(zoneClock('Europe/Berlin')?.(Date.UTC(2026, 6, 1))).toBe(2 * HOUR);
    expect(zoneClock('Europe/Berlin')?.(NOW)).toBe(HOUR);
  });

  it('knows no invented zone', () => {
    expect(zoneClock('Mars/Olympus')).toBeUndefined();
  });
});
