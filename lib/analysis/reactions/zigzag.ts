import { HOUR_MS } from '../../core/durations';
import type { PriceBar } from '../../heatmaps/volume-profile/naked-pocs';

/** A price from which the market turned. */
export interface Pivot {
  /** Of its bar, epoch ms. */
  readonly time: number;
  /** Beginning and end of the bar by which it was known for one. */
  readonly knownFrom: number;
  readonly knownAt: number;
  readonly price: number;
  readonly kind: 'high' | 'low';
}

const LEAST_TURN = 0.01;
const RANGES = 1.5;

/** What counts as a turn, as a share of the price: 1 %, or 1.5 mean ranges of an hour where that is more. */
export function turnThreshold(bars: readonly PriceBar[]): number {
  const hours = new Map<number, { low: number; high: number }>();
  for (const { time, low, high } of bars) {
    const hour = Math.floor(time / HOUR_MS);
    const range = hours.get(hour);
    if (range) Object.assign(range, { low: Math.min(range.low, low), high: Math.max(range.high, high) });
    else hours.set(hour, { low, high });
  }
  const ranges = [...hours.values()].map(({ low, high }) => high / low - 1);
  const mean = ranges.reduce((sum, range) => sum + range, 0) / ranges.length;
  return Math.max(LEAST_TURN, ranges.length > 0 ? RANGES * mean : 0);
}

/**
 * The extremes between which the price moved by at least a share of itself, oldest first. The last leg has no pivot yet.
 * Within one bar nobody knows which of its ends came first, so a bar does not turn from its own extreme.
 * @param bars oldest first.
 */
export function pivotsOf(bars: readonly PriceBar[], threshold: number): readonly Pivot[] {
  const pivots: Pivot[] = [];
  const [first] = bars;
  if (!first) return pivots;
  const hasFallen = (top: PriceBar, bar: PriceBar) => bar !== top && bar.low < top.high * (1 - threshold);
  const hasRisen = (bottom: PriceBar, bar: PriceBar) =>
    bar !== bottom && bar.high > bottom.low * (1 + threshold);
  /** Where the leg under way may still turn: both, while it is not known which way it goes. */
  let [top, bottom]: readonly (PriceBar | undefined)[] = [first, first];
  for (const bar of bars) {
    if (top && bar.high > top.high) top = bar;
    if (bottom && bar.low < bottom.low) bottom = bar;
    if (top && hasFallen(top, bar)) {
      pivots.push({ time: top.time, knownFrom: bar.time, knownAt: bar.end, price: top.high, kind: 'high' });
      [top, bottom] = [undefined, bar];
    } else if (bottom && hasRisen(bottom, bar)) {
      pivots.push({
        time: bottom.time,
        knownFrom: bar.time,
        knownAt: bar.end,
        price: bottom.low,
        kind: 'low',
      });
      [top, bottom] = [bar, undefined];
    }
  }
  return pivots;
}
