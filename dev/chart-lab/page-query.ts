import type { SeriesOptions } from './series';

/** What the address of a page under test asks for: `?scale=log&interval=60000&price=63500&seed=7`, and each page's own words. */
export interface PageQuery extends SeriesOptions {
  /** Whether the page is asked for something of its own: `&rsi`. */
  has(word: string): boolean;
  get(word: string): string | null;
}

const BARS = 4000;

/** A page in a frame without an address of its own is asked through the page around it. */
export function readQuery(): PageQuery {
  const query = new URLSearchParams(location.search || window.parent.location.search);
  return {
    scale: query.get('scale') === 'log' ? 'log' : 'linear',
    interval: Number(query.get('interval') ?? 60_000),
    count: Number(query.get('count') ?? BARS),
    price: Number(query.get('price') ?? 63_500),
    seed: Number(query.get('seed') ?? 7),
    has: (word) => query.has(word),
    get: (word) => query.get(word),
  };
}
