import { expect, it } from 'vitest';
import { tierUsage } from './fake-history';
import { estimateWords, inOrder, spanWords, tierWords, totalBytes } from './usage-words';

it.each([
  [1000, '1 second'],
  [300_000, '5 minutes'],
  [21_600_000, '6 hours'],
  [86_400_000, '1 day'],
  [129_600_000, '36 hours'],
  [250, '250 milliseconds'],
])('%i ms are %s', (ms, words) => {
  expect(spanWords(ms)).toBe(words);
});

it('names a tier, its columns and how long they are kept', () => {
  expect(tierWords(tierUsage(), 90)).toBe('Order book, 1 second, 6 hours');
  expect(tierWords(tierUsage({ stepMs: 60_000, pooled: 'mean' }), 90)).toBe(
    'Order book, 1 minute mean, 30 days',
  );
});

it('keeps no tier for longer than all is kept, nor one of a step that is not ours', () => {
  expect(tierWords(tierUsage({ stepMs: 300_000 }), 7)).toBe('Order book, 5 minutes, 7 days');
  expect(tierWords(tierUsage({ stepMs: 2000 }), 7)).toBe('Order book, 2 seconds, 7 days');
});

it('lists the tiers by layer, and adds them up', () => {
  const usage = [
    tierUsage({ layer: 'liquidation', stepMs: 60_000, bytes: 1 }),
    tierUsage({ stepMs: 60_000, pooled: 'mean', bytes: 2 }),
    tierUsage({ stepMs: 300_000, bytes: 4 }),
    tierUsage({ bytes: 8 }),
  ];
  expect(inOrder(usage).map(({ bytes }) => bytes)).toEqual([8, 4, 2, 1]);
  expect(totalBytes(usage)).toBe(15);
});

const mega = (words: string) => Number(/([\d.]+) MB/.exec(words)?.[1]);

it('estimates by symbols, venues and days', () => {
  const one = estimateWords({ symbols: 1, venues: 2 }, { days: 90, megabytes: 2000 });
  expect(one).toMatch(/^About [\d.]+ MB for 1 symbol at 2 venues over 90 days of busy markets/);
  expect(one).not.toContain('more than');
  const two = estimateWords({ symbols: 2, venues: 2 }, { days: 90, megabytes: 2000 });
  expect(mega(two)).toBeCloseTo(2 * mega(one), 0);
});

it('says when the space ends the history earlier', () => {
  const words = estimateWords({ symbols: 2, venues: 2 }, { days: 90, megabytes: 100 });
  expect(words).toContain('That is more than 100.0 MB, so the history will be shorter');
});
