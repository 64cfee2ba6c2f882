import type { Bar } from './in-page';
import type { Random } from './series';

/** What a chart is asked to show. */
export interface View {
  /** Bars from left to right edge, as fractional indices; may lie outside of the series. */
  readonly from: number;
  readonly to: number;
  /** Undefined where the chart fits its prices to the bars itself. */
  readonly prices?: PriceRange | undefined;
  readonly inverted: boolean;
}

export interface PriceRange {
  readonly low: number;
  readonly high: number;
}

/** Until the next frame is about to be drawn, `count` times: two frames later a change has been drawn for certain. */
export async function frame(count = 1): Promise<void> {
  for (let left = count; left > 0; left -= 1)
    await new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));
}

/** The newest bars with some room to the right, as a chart opens. */
export const firstView = (bars: readonly Bar[]): View => ({
  from: bars.length - 130,
  to: bars.length + 4,
  inverted: false,
});

/** A little to the side of the last view, a little wider or narrower. Stays where there are bars. */
export function driftView(last: View, step: number, bars: readonly Bar[], random: Random): View {
  const width = Math.max(15, (last.to - last.from) * Math.exp(0.06 * Math.cos(step / 5)));
  const moved = last.to + width * 0.06 * (random() - 0.5 - Math.sin(step / 11));
  const to = Math.max(width, Math.min(bars.length + 4, moved));
  return { ...last, from: to - Math.min(width, bars.length / 3), to };
}

/** Anywhere in the series, 20 to 500 bars wide, half of the time with a price axis stretched by hand. */
export function jumpView(step: number, bars: readonly Bar[], random: Random, log: boolean): View {
  const width = Math.min(20 * Math.exp(random() * 3.3), bars.length / 2);
  const to = (bars.length - 1) * (0.15 + 0.85 * random()) + random() * 6;
  const stretched = random() < 0.5 ? stretch(barRange(bars, to - width, to), random, log) : undefined;
  return { from: to - width, to, prices: stretched, inverted: step % 23 === 22 };
}

/** Lowest and highest price of the bars between two fractional indices. */
export function barRange(bars: readonly Bar[], from: number, to: number): PriceRange {
  const seen = bars.slice(Math.max(0, Math.floor(from)), Math.max(2, Math.ceil(to) + 1));
  return {
    low: Math.min(...seen.map((bar) => bar.low)),
    high: Math.max(...seen.map((bar) => bar.high)),
  };
}

function stretch({ low, high }: PriceRange, random: Random, log: boolean): PriceRange {
  if (log) return { low: low * (0.4 + 0.5 * random()), high: high * (1.1 + 2 * random()) };
  const reach = (high - low) * random();
  return { low: low - reach, high: high + reach };
}

/** The bars between two fractional indices: those whose time a truth is asked for. */
export const barsBetween = (bars: readonly Bar[], from: number, to: number): readonly Bar[] =>
  bars.slice(Math.max(0, Math.ceil(from)), Math.max(0, Math.floor(to) + 1));

/** Epoch milliseconds of a fractional bar index; goes on evenly outside of the series. For axes of time instead of bars. */
export function timeOfIndex(bars: readonly Bar[], index: number): number {
  const base = Math.max(0, Math.min(bars.length - 2, Math.floor(index)));
  const [one, next] = [bars[base]?.time ?? 0, bars[base + 1]?.time ?? 0];
  return one + (index - base) * (next - one);
}
