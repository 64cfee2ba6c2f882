import { MINUTE_MS } from '../../core/durations';
import type { FlowBar, ForcedClose } from '../../flow/flow-bar';
import type { LiquidationMarket } from './contract';

/** A linear market with three tiers and a complete feed. */
export function marketOf(changes: Partial<LiquidationMarket> = {}): LiquidationMarket {
  return {
    contract: 'linear',
    liquidations: 'complete',
    margin: {
      unit: 'quote',
      tiers: [
        { upTo: 50_000, maintenanceRate: 0.004, maxLeverage: 125 },
        { upTo: 600_000, maintenanceRate: 0.005, maxLeverage: 100 },
        { upTo: Infinity, maintenanceRate: 0.01, maxLeverage: 50 },
      ],
      source: { asOf: '2026-11-01' },
    },
    ...changes,
  };
}

/** A minute that traded 10 each way between 59,990 and 60,010. */
export function barOf(changes: Partial<FlowBar> = {}): FlowBar {
  return {
    time: 0,
    intervalMs: MINUTE_MS,
    open: 60_000,
    high: 60_010,
    low: 59_990,
    close: 60_000,
    markHigh: 60_010,
    markLow: 59_990,
    volume: {
      binSize: 10,
      firstBin: 5999,
      buy: Float64Array.of(5, 5),
      sell: Float64Array.of(4, 6),
      exact: true,
    },
    openInterest: 80_000,
    liquidations: [],
    ...changes,
  };
}

/** Numerical Recipes' generator: uniform in [0, 1), the same for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Minutes of a market that wanders by up to 0.8 % each, with open interest and some forced closes. */
export function wander(count: number, seed = 12_345): readonly FlowBar[] {
  const random = randomOf(seed);
  const binSize = 12;
  let price = 60_000;
  let openInterest = 80_000;
  return Array.from({ length: count }, (_, index) => {
    const open = price;
    let [high, low] = [price, price];
    for (let step = 0; step < 4; step += 1) {
      price *= 1 + (random() - 0.5) * 0.004;
      high = Math.max(high, price);
      low = Math.min(low, price);
    }
    const firstBin = Math.floor(low / binSize);
    const bins = Math.floor(high / binSize) - firstBin + 1;
    const [buy, sell] = [new Float64Array(bins), new Float64Array(bins)];
    for (let bin = 0; bin < bins; bin += 1) {
      buy[bin] = 10 * random();
      sell[bin] = 10 * random();
    }
    openInterest += (random() - 0.5) * buy.reduce((sum, size) => sum + size, 0) * 0.4;
    return {
      time: index * MINUTE_MS,
      intervalMs: MINUTE_MS,
      open,
      high,
      low,
      close: price,
      markHigh: high,
      markLow: low,
      volume: { binSize, firstBin, buy, sell, exact: true },
      openInterest,
      liquidations: forcedCloses(random, low, high),
    };
  });
}

function forcedCloses(random: () => number, low: number, high: number): readonly ForcedClose[] {
  const closes: ForcedClose[] = [];
  const away = () => (high - low) * 0.3 * random();
  if (random() < 0.6) closes.push({ position: 'long', price: low + away(), size: 3 * random() });
  if (random() < 0.6) closes.push({ position: 'short', price: high - away(), size: 3 * random() });
  return closes;
}

export const sumOf = (values: ArrayLike<number>) =>
  Array.from(values).reduce((total, value) => total + value, 0);
