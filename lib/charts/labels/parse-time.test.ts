import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTime } from './parse-time';

describe('parseTime', () => {
  it.each([
    ['14:30', { hour: 14, minute: 30, grain: 'minute' }],
    ['14:30:15', { hour: 14, minute: 30, second: 15, grain: 'second' }],
    ['24:00', { hour: 0, minute: 0, grain: 'minute' }],
    [':30', { second: 30, grain: 'second' }],
    ['2:30pm', { hour: 14, half: 'p', minute: 30, grain: 'minute' }],
    ['2 PM', { hour: 14, half: 'p', minute: 0, grain: 'minute' }],
    ['12am', { hour: 0, half: 'a', minute: 0, grain: 'minute' }],
    ['12 p.m.', { hour: 12, half: 'p', minute: 0, grain: 'minute' }],
    ['15', { day: 15, grain: 'day' }],
    ['3rd', { day: 3, grain: 'day' }],
    ['Mar', { month: 2, grain: 'month' }],
    ['Sept', { month: 8, grain: 'month' }],
    ['März', { month: 2, grain: 'month' }],
    ['мар', { month: 2, grain: 'month' }],
    ['févr.', { month: 1, grain: 'month' }],
    ['2024', { year: 2024, grain: 'year' }],
    ["'24", { year: 2024, grain: 'year' }],
    ["15 Mar '24", { year: 2024, month: 2, day: 15, grain: 'day' }],
    [
      "Fri 15 Mar '24 14:30",
      { year: 2024, month: 2, day: 15, weekday: 5, hour: 14, minute: 30, grain: 'minute' },
    ],
    ["15 Mar '24   14:30", { year: 2024, month: 2, day: 15, hour: 14, minute: 30, grain: 'minute' }],
    ['Mar 15, 2024', { year: 2024, month: 2, day: 15, grain: 'day' }],
    ['15. Mar', { month: 2, day: 15, grain: 'day' }],
    ['15. März 2024', { year: 2024, month: 2, day: 15, grain: 'day' }],
    ['15 de mayo', { month: 4, day: 15, grain: 'day' }],
    ['03-15', { month: 2, day: 15, grain: 'day' }],
    ['03-15 08:00', { month: 2, day: 15, hour: 8, minute: 0, grain: 'minute' }],
    ['2024-03', { year: 2024, month: 2, grain: 'month' }],
    ['2024-03-15 08:00', { year: 2024, month: 2, day: 15, hour: 8, minute: 0, grain: 'minute' }],
    ['2024-03-15T08:00', { year: 2024, month: 2, day: 15, hour: 8, minute: 0, grain: 'minute' }],
    ['24-03-15', { year: 2024, month: 2, day: 15, grain: 'day' }],
    ['2024/3/15', { year: 2024, month: 2, day: 15, grain: 'day' }],
    ['3月15日', { month: 2, day: 15, grain: 'day' }],
    ['2024年3月', { year: 2024, month: 2, grain: 'month' }],
    ['3월 15일', { month: 2, day: 15, grain: 'day' }],
    ['3/14', { pair: [3, 14], grain: 'day' }],
    ['14.3.', { pair: [14, 3], grain: 'day' }],
    ['3/14/24', { pair: [3, 14], year: 2024, grain: 'day' }],
  ])('%s', (text, wanted) => expect(parseTime(text)).toEqual(wanted));

  it.each([
    '',
    '63,500',
    '25:00',
    '12:75',
    '13pm',
    '32',
    '2024-13',
    '13/14',
    '1.50',
    '9999',
    'RSI 14',
    'Vol',
    'Mar 15 x',
  ])('does not read %j as a time', (text) => expect(parseTime(text)).toBeUndefined());
});

it('reads every day in the notations of the axes', () => {
  const day = fc.date({ min: new Date('2010-01-01'), max: new Date('2039-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(
      day,
      fc.constantFrom('en-GB', 'de-DE', 'fr-FR', 'es-ES', 'ru-RU', 'pl-PL'),
      (date, locale) => {
        const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
        const text = date.toLocaleDateString(locale, options).replace(/ г\.$/, '');
        expect(parseTime(text)).toMatchObject({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth(),
          day: date.getUTCDate(),
        });
      },
    ),
  );
});

it('never throws', () => {
  expect(() =>
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseTime(text))),
  ).not.toThrow();
});
