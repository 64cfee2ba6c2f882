import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNumber } from './parse-number';

const near = (value: number | undefined, wanted: number) =>
  expect(value).toBeCloseTo(wanted, Math.max(2, 14 - Math.ceil(Math.log10(Math.abs(wanted) + 1))));

describe('parseNumber, decimals after a point', () => {
  it.each([
    ['63,500.0', 63500, 1],
    ['63.5K', 63500, -2],
    ['0.0₅123', 0.00000123, 8],
    ['0.0{5}123', 0.00000123, 8],
    ['$0.0(5)123', 0.00000123, 8],
    ['$1,234', 1234, 0],
    ['US$ 1,234', 1234, 0],
    ['−5', -5, 0],
    ["1'234.5", 1234.5, 1],
    ['12,34,567.8', 1234567.8, 1],
    ['1.2M', 1.2e6, -5],
    ['6.35万', 63500, -2],
    ['(5.0)', -5, 1],
    ['-$12', -12, 0],
    ['63500.00 USDT', 63500, 2],
    ['-1.2e-5', -0.000012, 6],
    ['.5', 0.5, 1],
    ['\u200e63 500.5', 63500.5, 1],
  ])('%s', (text, value, decimals) => {
    const parsed = parseNumber(text);
    near(parsed?.point?.value, value);
    expect(parsed?.point?.decimals).toBe(decimals);
    expect(parsed?.percent).toBe(false);
  });
});

describe('parseNumber, decimals after a comma', () => {
  it.each([
    ['1.234,5', 1234.5],
    ['1 234,5', 1234.5],
    ['63.500', 63500],
    ['1.234.567,89 €', 1234567.89],
  ])('%s', (text, value) => {
    expect(parseNumber(text)?.comma?.value).toBeCloseTo(value, 6);
  });
});

it('tells percentages apart', () => {
  expect(parseNumber('−12.5%')).toMatchObject({ percent: true, point: { value: -12.5 } });
  expect(parseNumber('+3.20%')).toMatchObject({ percent: true, point: { value: 3.2 } });
});

it('counts the digits that tell a tick from a last price', () => {
  expect(parseNumber('63,500.0')?.digits).toBe(3);
  expect(parseNumber('63,512.7')?.digits).toBe(6);
});

it.each(['', 'abc', '12:30', '15 Mar', '1,2,3', '--', '1..2', '1e999', 'H 63,500', '9'.repeat(40)])(
  'does not read %j as a number',
  (text) => expect(parseNumber(text)).toBeUndefined(),
);

it('reads back what Intl writes, in every separator style', () => {
  const locales = ['en-US', 'de-DE', 'fr-FR', 'en-IN', 'de-CH', 'ru-RU'];
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99_999_999 }),
      fc.integer({ min: 0, max: 4 }),
      fc.constantFrom(...locales),
      (units, decimals, locale) => {
        const value = units / 10 ** decimals;
        const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
        const parsed = parseNumber(value.toLocaleString(locale, options));
        const readings = [parsed?.point?.value, parsed?.comma?.value];
        expect(readings.some((read) => read !== undefined && Math.abs(read - value) < 1e-6)).toBe(true);
      },
    ),
  );
});

it('never throws', () => {
  expect(() =>
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseNumber(text))),
  ).not.toThrow();
});
