import { describe, expect, it } from 'vitest';
import { intervalOf } from './resolution';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

describe('intervalOf', () => {
  it.each([
    ['1', MINUTE],
    ['5', 5 * MINUTE],
    ['60', 60 * MINUTE],
    ['240', 240 * MINUTE],
    ['1H', 60 * MINUTE],
    ['S', 1000],
    ['1S', 1000],
    ['10S', 10_000],
    ['D', DAY],
    ['1D', DAY],
    ['3D', 3 * DAY],
    ['1440', DAY],
    ['W', 7 * DAY],
    ['1W', 7 * DAY],
    ['1M', 2_629_746_000],
    ['12M', 365.2425 * DAY],
  ])('reads %s', (text, interval) => expect(intervalOf(text)).toBeCloseTo(interval, 3));

  it.each(['', '0', '0D', '1T', '100R', '5m', '-1', '1.5', 'D1', ' 1', '1 D', '999999', '__proto__'])(
    'knows no length of "%s"',
    (text) => expect(intervalOf(text)).toBeUndefined(),
  );
});
