import { expect, it } from 'vitest';
import { observedWords } from './observed-words';

it.each([
  [
    { accounts: 120, positions: 41, longs: 0.0312, shorts: 0.0243, ageMs: 240_000 },
    '41 BTC positions of 120 addresses: 3.1% of all longs, 2.4% of all shorts; the middle answer is 4 min old.',
  ],
  [
    { accounts: 3, positions: 0, longs: undefined, shorts: undefined, ageMs: undefined },
    '0 BTC positions of 3 addresses: their share of the open interest is not known yet.',
  ],
])('says what is known', (report, words) => {
  expect(observedWords(report)).toBe(words);
});
