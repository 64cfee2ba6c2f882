import { expect, it } from 'vitest';
import { candleOf } from './candle';
import { MalformedError } from './fields';

const about = {
  venue: 'gate-spot',
  symbol: 'BTC_USDT',
  time: 60_000,
  intervalMs: 60_000,
  closed: true,
} as const;

it('reads a bar in the order of its numbers', () => {
  expect(candleOf(['10', 12, '9', 11, '0'], about)).toEqual({
    type: 'candle',
    ...about,
    open: 10,
    high: 12,
    low: 9,
    close: 11,
    volume: 0,
  });
});

it.each([0, 1, 2, 3, 4])('refuses a bar whose number %d is none', (at) => {
  const numbers = ['10', '12', '9', '11', '1'].map((value, index) => (index === at ? '-1' : value));
  const [open, high, low, close, volume] = numbers;
  expect(() => candleOf([open, high, low, close, volume], about)).toThrow(MalformedError);
});
