import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MalformedError } from './fields';
import { anyTime, isoTime, secondsTime } from './times';

const MS = 1_709_634_030_123;

describe('times', () => {
  it.each([
    [isoTime, '2024-03-05T10:20:30.123Z'],
    [isoTime, '2024-03-05T10:20:30.123999Z'],
    [isoTime, '2024-03-05T12:20:30.123+02:00'],
    [secondsTime, 1_709_634_030.123],
    [secondsTime, '1709634030.123999'],
    [anyTime, 1_709_634_030.123],
    [anyTime, String(MS)],
    [anyTime, `${MS}.875`],
    [anyTime, MS * 1000 + 999],
    [anyTime, `${MS}999000`],
    [anyTime, MS * 1e6],
  ])('%o reads %j', (read, value) => {
    expect(read(value, 'time')).toBe(MS);
  });

  it.each([
    [isoTime, '2024-03-05'],
    [isoTime, '2024-13-05T10:20:30Z'],
    [isoTime, '1960-03-05T10:20:30Z'],
    [isoTime, MS],
    [secondsTime, MS],
    [secondsTime, 0],
    [anyTime, '-1'],
    [anyTime, 1e30],
    [anyTime, { valueOf: 1 }],
  ])('%o refuses %j', (read, value) => {
    expect(() => read(value, 'time')).toThrow(MalformedError);
  });

  it('reads one moment alike in every unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_200_000_000_000, max: 2_500_000_000_000 }), (ms) => {
        const units = [`${ms / 1000}`, `${ms}`, `${ms}000`, `${ms}000000`];
        expect(units.map((value) => anyTime(value, 'time'))).toEqual([ms, ms, ms, ms]);
      }),
    );
  });
});
