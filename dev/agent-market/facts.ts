import { type AgentMarket, MINUTES_PER_DAY } from './agent-market';
import type { PositionSnapshot } from './snapshot';

/** What is published of real markets, as a market of agents has it once its first days are over. */
export interface MarketFacts {
  /** Mean open interest, quote units. */
  readonly openInterest: number;
  /** Taker volume of a day ÷ open interest. */
  readonly turnover: number;
  /** What is closed by force in a day ÷ open interest. */
  readonly liquidated: number;
  /** Effective leverage below which 50, 80 and 95 % of the positions' value are. */
  readonly leverage: readonly [p50: number, p80: number, p95: number];
  /** Mean leverage of the positions that were closed by force. */
  readonly liquidatedLeverage: number;
}

/** @param warmUpDays days that are left out. */
export function marketFacts(market: AgentMarket, warmUpDays: number): MarketFacts {
  const bars = market.bars.slice(warmUpDays * MINUTES_PER_DAY);
  const days = bars.length / MINUTES_PER_DAY;
  const closes = market.forcedCloses.filter(({ second }) => second >= warmUpDays * 86_400);
  const snapshots = market.snapshots.filter(({ minute }) => minute >= warmUpDays * MINUTES_PER_DAY);
  const openInterest = sum(bars.map((bar) => bar.openInterest * bar.close)) / bars.length;
  const traded = sum(bars.map(({ volume, close }) => (sum(volume.buy) + sum(volume.sell)) * close));
  const forced = sum(closes.map(({ size, price }) => size * price));
  const percentile = (share: number) =>
    sum(snapshots.map((snapshot) => leveragePercentile(snapshot, share))) / snapshots.length;
  return {
    openInterest,
    turnover: traded / days / openInterest,
    liquidated: forced / days / openInterest,
    leverage: [percentile(0.5), percentile(0.8), percentile(0.95)],
    liquidatedLeverage: sum(closes.map(({ leverage }) => leverage)) / closes.length,
  };
}

function leveragePercentile({ leverages, sizes }: PositionSnapshot, share: number): number {
  const order = Array.from(leverages.keys()).toSorted((a, b) => (leverages[a] ?? 0) - (leverages[b] ?? 0));
  let left = share * sum(sizes);
  const index = order.find((each) => (left -= sizes[each] ?? 0) <= 0);
  return index === undefined ? Number.NaN : (leverages[index] ?? Number.NaN);
}

const sum = (values: ArrayLike<number>): number => {
  let total = 0;
  for (let index = 0; index < values.length; index += 1) total += values[index] ?? 0;
  return total;
};
