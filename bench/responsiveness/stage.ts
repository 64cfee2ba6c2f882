import type { BrowserContext } from 'playwright-core';
import type { OwnPage } from '../../e2e/fixtures/own-page';
import { type BenchRow, median, percentile } from '../harness';

/** From an input until it is painted: what a user takes for at once. */
export const INPUT_MS = 100;
/** From opening a page until its list is there. */
export const USABLE_MS = 1_000;

/** What the bench works with: the extension, two venues live. */
export interface Stage {
  readonly context: BrowserContext;
  readonly url: (page: string) => string;
  readonly own: OwnPage;
}

/** Delays of one kind of input. */
export const delayRow = (name: string, delays: readonly number[]): BenchRow => ({
  name,
  median: median(delays),
  unit: 'ms',
  p95: percentile(delays, 0.95),
  max: Math.max(...delays),
  n: delays.length,
  limit: INPUT_MS,
});

/** Times of one kind of opening. */
export const timing = (times: readonly number[]) => ({
  median: median(times),
  unit: 'ms',
  max: Math.max(...times),
  n: times.length,
});
