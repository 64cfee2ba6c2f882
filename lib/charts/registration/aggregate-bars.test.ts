import { DAY_MS } from '../../core/durations';
import { describe, expect, it } from 'vitest';
import { aggregateBars, MONTH, WEEK } from './aggregate-bars';

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 2);

const bar = (time: number, high: number, low: number) => ({ time, high, low });

describe('aggregateBars', () => {
  it('takes the highest and the lowest of each stretch', () => {
    const bars = [3, 9, 5, 4, 7, 8].map((price, index) => bar(START + index * MINUTE, price + 1, price));
    expect(aggregateBars(bars, 3 * MINUTE)).toEqual([bar(START, 10, 3), bar(START + 3 * MINUTE, 9, 4)]);
  });

  it('leaves out a first bar that is not known from its opening', () => {
    const bars = [1, 2, 3, 4].map((minute) => bar(START + minute * MINUTE, 2, 1));
    expect(aggregateBars(bars, 3 * MINUTE).map(({ time }) => time)).toEqual([START + 3 * MINUTE]);
  });

  it('does with missing bars', () => {
    const bars = [0, 5, 12].map((minute) => bar(START + minute * MINUTE, minute + 1, minute));
    expect(aggregateBars(bars, 5 * MINUTE).map(({ time }) => (time - START) / MINUTE)).toEqual([0, 5, 10]);
  });

  it('opens weeks on Monday and months on the first', () => {
    const days = Array.from({ length: 70 }, (_, day) => bar(Date.UTC(2026, 0, 1) + day * DAY_MS, 2, 1));
    const dates = (intervalMs: number) =>
      aggregateBars(days, intervalMs).map(({ time }) => new Date(time).toISOString().slice(5, 10));
    expect(dates(WEEK).slice(0, 3)).toEqual(['01-05', '01-12', '01-19']);
    expect(dates(MONTH)).toEqual(['01-01', '02-01', '03-01']);
  });

  it('has nothing to say of no bars', () => {
    expect(aggregateBars([], WEEK)).toEqual([]);
  });
});
