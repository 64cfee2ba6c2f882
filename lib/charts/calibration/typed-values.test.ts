import { describe, expect, it } from 'vitest';
import { readMoment, readPrice } from './typed-values';

const NOW = new Date(2026, 2, 15, 14, 30).getTime();
const local = (...parts: [number, number, number, number?, number?, number?]) => new Date(...parts).getTime();

describe('readPrice', () => {
  it.each([
    ['60000.5', 60_000.5],
    ['60,000.50', 60_000.5],
    ['60.000,50', 60_000.5],
    ['1.234', 1.234],
    ['1,234,567', 1_234_567],
    ["60'000", 60_000],
    ['$63.5K', 63_500],
    ['0.0₅123', 0.00000123],
    ['1.2e-6', 0.0000012],
    [' 65 000 ', 65_000],
    ['0,5', 0.5],
  ])('reads %s', (text, value) => {
    expect(readPrice(text)).toEqual({ value });
  });

  it.each([
    ['', /Not a price/],
    ['sixty', /Not a price/],
    ['1e999', /Not a price/],
    ['5%', /percentage/],
    ['1,234', /two ways/],
  ])('refuses %j', (text, trouble) => {
    expect(readPrice(text)).toEqual({ trouble: expect.stringMatching(trouble) as string });
  });
});

describe('readMoment', () => {
  it.each([
    ['2026-03-15 14:30', local(2026, 2, 15, 14, 30)],
    ['2026-03-15T14:30:05', local(2026, 2, 15, 14, 30, 5)],
    ['2026-03-15T14:30:00Z', Date.UTC(2026, 2, 15, 14, 30)],
    ['15 Mar 2026 14:30 UTC', Date.UTC(2026, 2, 15, 14, 30)],
    ['Mar 15, 2024', local(2024, 2, 15)],
    ['14 Mar 9:05', local(2026, 2, 14, 9, 5)],
    ['24 Dec 18:00', local(2025, 11, 24, 18)],
    ['14:00', local(2026, 2, 15, 14)],
    ['15:20', local(2026, 2, 15, 15, 20)],
    ['22:00', local(2026, 2, 14, 22)],
    ['10:15 pm', local(2026, 2, 14, 22, 15)],
    ['15.03.2026 14:30', local(2026, 2, 15, 14, 30)],
    ['3/15/26 14:30', local(2026, 2, 15, 14, 30)],
    ['3/3/2026', local(2026, 2, 3)],
  ])('reads %j', (text, value) => {
    expect(readMoment(text, NOW)).toEqual({ value });
  });

  it.each([
    ['9/10 14:30', /Day or month first/],
    ['31 Feb 2026', /no such day/],
    ['15', /no such day/],
    ['', /Not a time/],
    ['soon', /Not a time/],
  ])('refuses %j', (text, trouble) => {
    expect(readMoment(text, NOW)).toEqual({ trouble: expect.stringMatching(trouble) as string });
  });

  it('takes the day before across a change of month', () => {
    expect(readMoment('23:00 UTC', Date.UTC(2026, 2, 1, 1))).toEqual({ value: Date.UTC(2026, 1, 28, 23) });
  });
});
