import type { Bar } from './in-page';

export interface SeriesOptions {
  /** Length of a bar in milliseconds. */
  readonly interval: number;
  readonly count: number;
  /** `log` swings widely, but never by more than {@link WIDEST_SWING}; `linear` stays within some per cents. */
  readonly scale: 'linear' | 'log';
  readonly seed: number;
  /** Close of the newest bar. */
  readonly price: number;
  /** When the newest bar is current; now by default. Epoch milliseconds. */
  readonly end?: number;
}

export type Random = () => number;

/** The same numbers of 0…1 for the same seed (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A chart whose prices differ by more from the live one is taken for another market's. */
const WIDEST_SWING = 1.8;
const TOP = Math.sqrt(WIDEST_SWING);

/** Keeps a walk around 1 within its bounds. */
const mirror = (level: number) =>
  level > TOP ? TOP ** 2 / level : level < 1 / TOP ? 1 / (TOP ** 2 * level) : level;

/** A random walk of bars without gaps, oldest first, whose newest is the current one and closes at `price`. */
export function makeBars(options: SeriesOptions): Bar[] {
  const { interval, count, scale, seed, price, end = Date.now() } = options;
  const random = createRandom(seed);
  const newest = Math.floor(end / interval) * interval;
  const spread = scale === 'log' ? 0.02 : 0.0015;
  let level = 1;
  const walk = Array.from({ length: count }, (_, index) => {
    const open = level;
    level = mirror(level * Math.exp(spread * (random() + random() + random() - 1.5)));
    const high = Math.max(open, level) * (1 + spread * random() * 0.5);
    const low = Math.min(open, level) * (1 - spread * random() * 0.5);
    return { time: newest - (count - 1 - index) * interval, open, high, low, close: level };
  });
  return closingAt(walk, price);
}

/** The same bars at prices with which the newest of them closes at `price`. */
export function closingAt(bars: readonly Bar[], price: number): Bar[] {
  const unit = price / (bars.at(-1)?.close ?? NaN);
  return bars.map(({ time, open, high, low, close }) => ({
    time,
    open: open * unit,
    high: high * unit,
    low: low * unit,
    close: close * unit,
  }));
}
