import { describe, expect, it } from 'vitest';
import { crosshairDate, decimalsOf, priceText, volumeText } from './formats';
import { MODE, type PriceMode, PriceScale } from './price-scale';
import { priceTicks } from './price-ticks';
import { chooseTicks, tickText, weightBetween } from './time-ticks';
import { ZoneClock } from './zone-clock';

const utc = new ZoneClock('Etc/UTC');
const at = (text: string) => Date.parse(`${text}Z`);

const ticksOf = (mode: PriceMode, from: number, to: number, base = 1) => {
  const scale = Object.assign(new PriceScale(), { mode, base, height: 400, range: { from, to } });
  return priceTicks(scale, { tick: 0.1, text: (price) => priceText(price, 1) });
};

describe('price labels', () => {
  it('are round, evenly apart and no closer than a label is high', () => {
    const ticks = ticksOf(MODE.linear, 63_400, 63_700);
    expect(ticks.slice(0, 3).map(({ text }) => text)).toEqual(['63,400.0', '63,450.0', '63,500.0']);
    const gaps = ticks.slice(1).map(({ y }, index) => (ticks[index]?.y ?? 0) - y);
    expect(Math.min(...gaps)).toBeGreaterThan(34);
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThan(1e-9);
  });

  it('say per cents or points of the first bar', () => {
    const percent = ticksOf(MODE.percentage, 98, 103, 100);
    expect(percent.map(({ text }) => text)).toContain('−1.00%');
    expect(percent.find(({ text }) => text === '1.00%')?.price).toBeCloseTo(101, 9);
    expect(ticksOf(MODE.indexedTo100, 98, 103, 100).find(({ text }) => text === '101.00')?.price).toBeCloseTo(
      101,
      9,
    );
  });

  it('keep their distance on a logarithmic scale over decades', () => {
    const ticks = ticksOf(MODE.logarithmic, 10, 60_000);
    const gaps = ticks.slice(1).map(({ y }, index) => (ticks[index]?.y ?? 0) - y);
    expect(ticks.length).toBeGreaterThan(5);
    expect(Math.min(...gaps)).toBeGreaterThan(30);
  });

  it.each([
    [63_512.1, 1, '63,512.1'],
    [1234, 0, '1,234'],
    [0.000_012_34, 8, '0.00001234'],
    [-1234.5, 2, '−1,234.50'],
    [-0.001, 2, '0.00'],
  ])('write %d with %i decimals', (price, decimals, text) => expect(priceText(price, decimals)).toBe(text));

  it.each([
    [0.1, 1],
    [0.25, 2],
    [1, 0],
    [0.000_000_01, 8],
  ])('know the decimals of a tick of %d', (tick, decimals) => expect(decimalsOf(tick)).toBe(decimals));

  it('shorten volumes', () => {
    expect([999, 12_500, 3.21e6, 4e9].map(volumeText)).toEqual(['999', '12.5 K', '3.21 M', '4 B']);
  });
});

describe('time labels', () => {
  it.each([
    ['2025-12-31T23:59', '2026-01-01T00:00', '2026'],
    ['2026-10-31T23:59', '2026-11-01T00:00', 'Nov'],
    ['2026-11-25T23:59', '2026-11-26T00:00', '26'],
    ['2026-11-26T13:59', '2026-11-26T14:00', '14:00'],
    ['2026-11-26T14:04', '2026-11-26T14:05', '14:05'],
  ])('from %s to %s name the largest unit that begins', (before, time, text) => {
    const weight = weightBetween(utc, at(before), at(time));
    expect(tickText(utc, at(time), weight, false)).toBe(text);
  });

  it('follow the zone of the chart', () => {
    const tokyo = new ZoneClock('Asia/Tokyo');
    const [before, time] = [at('2026-11-25T14:59'), at('2026-11-25T15:00')];
    expect(tickText(tokyo, time, weightBetween(tokyo, before, time), false)).toBe('26');
    const kathmandu = new ZoneClock('Asia/Kathmandu');
    expect(tickText(kathmandu, at('2026-11-25T15:00'), 1, false)).toBe('20:45');
  });

  it('know that a zone has two offsets a year', () => {
    const newYork = new ZoneClock('America/New_York');
    expect(
      [at('2026-11-01T05:30'), at('2026-11-01T06:30')].map((time) => newYork.partsAt(time).hour),
    ).toEqual([1, 1]);
  });

  it('give heavier units their place first and keep the gap', () => {
    const weights = [0, 1, 1, 1, 1, 5, 1, 1, 1, 1, 1, 1];
    const chosen = chooseTicks(weights, 3);
    expect(chosen).toContain(5);
    expect(chosen).toEqual([1, 5, 8, 11]);
  });

  it('write whole dates under the crosshair', () => {
    const parts = utc.partsAt(at('2026-11-26T14:05:09'));
    expect(crosshairDate(parts, 60_000)).toBe("Thu 26 Nov '26  14:05");
    expect(crosshairDate(parts, 1000)).toBe("Thu 26 Nov '26  14:05:09");
    expect(crosshairDate(parts, 86_400_000)).toBe("Thu 26 Nov '26");
  });
});
