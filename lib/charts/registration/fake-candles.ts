import { type PriceAxis, priceToY, type Rect } from '../chart-view';
import type { KnownBar } from './aggregate-bars';
import type { Box } from './read-shapes';

/** Numbers from 0 to 1, always the same for a seed: mulberry32, Tommy Ettinger, public domain. */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface FakeMarket {
  readonly seed: number;
  readonly count: number;
  readonly start: number;
  readonly intervalMs: number;
  /** Typical move from one bar to the next, as a share of the price. */
  readonly spread: number;
}

/** The bars of a random walk. */
export function walk({ seed, count, start, intervalMs, spread }: FakeMarket): KnownBar[] {
  const random = createRandom(seed);
  let price = 60_000;
  return Array.from({ length: count }, (_, index) => {
    const open = price;
    price *= Math.exp(spread * (random() + random() + random() - 1.5));
    const high = Math.max(open, price) * (1 + spread * 0.5 * random());
    const low = Math.min(open, price) * (1 - spread * 0.5 * random());
    return { time: start + index * intervalMs, high, low };
  });
}

export const PANE: Rect = { left: 20, top: 30, width: 900, height: 400 };

/** The axis on which the bars fill a share of the pane. */
export function axisFor(
  bars: readonly KnownBar[],
  model: PriceAxis['model'],
  share = 0.8,
  pane = PANE,
): PriceAxis {
  const scaled = (price: number) => (model === 'linear' ? price : Math.log(price));
  const low = scaled(Math.min(...bars.map((bar) => bar.low)));
  const high = scaled(Math.max(...bars.map((bar) => bar.high)));
  const slope = (-pane.height * share) / (high - low);
  return { model, shift: 0, slope, offset: pane.top + pane.height / 2 - (slope * (low + high)) / 2 };
}

/** Wick, body and the sides of the body as a library draws them: on whole pixels, the last bar in the middle of its place. */
export function drawCandles(bars: readonly KnownBar[], price: PriceAxis, spacing: number): Box[] {
  const half = Math.max(0.5, Math.floor(spacing * 0.35));
  return bars.flatMap(({ high, low }, index) => {
    const x = Math.round(PANE.left + (index + 0.5) * spacing);
    const [one, other] = [Math.round(priceToY(price, high)), Math.round(priceToY(price, low))];
    const [top, bottom] = [Math.min(one, other), Math.max(one, other)];
    const [bodyTop, bodyBottom] = [top + (bottom - top) * 0.2, bottom - (bottom - top) * 0.3];
    return [
      { left: x - 0.5, right: x + 0.5, top, bottom: bodyTop },
      { left: x - 0.5, right: x + 0.5, top: bodyBottom, bottom },
      { left: x - half, right: x + half, top: bodyTop, bottom: bodyBottom },
    ];
  });
}
