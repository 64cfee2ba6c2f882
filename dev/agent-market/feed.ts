import type { FlowBar, ForcedClose } from '../../lib/flow/flow-bar';
import type { AgentMarket } from './agent-market';
import type { TrueForcedClose } from './forced-closes';

/** What a venue tells of its liquidations: all, the latest one of each second, or nothing. */
export type Feed = 'full' | 'throttled' | 'none';

/** The bars of a market with the liquidations that such a feed tells of. */
export function tellLiquidations({ bars, forcedCloses }: AgentMarket, feed: Feed): readonly FlowBar[] {
  if (feed === 'none') return bars;
  const told = feed === 'full' ? forcedCloses : latestOfEachSecond(forcedCloses);
  const byMinute = bars.map((): ForcedClose[] => []);
  for (const { second, price, size, position } of told) {
    byMinute[Math.floor(second / 60)]?.push({ price, size, position });
  }
  return bars.map((bar, minute) => ({ ...bar, liquidations: byMinute[minute] ?? [] }));
}

function latestOfEachSecond(closes: readonly TrueForcedClose[]): readonly TrueForcedClose[] {
  return [...new Map(closes.map((close) => [Math.floor(close.second), close])).values()];
}
