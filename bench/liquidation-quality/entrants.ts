import type { AgentMarket } from '../../dev/agent-market/agent-market';
import { type Feed, tellLiquidations } from '../../dev/agent-market/feed';
import { MARGIN } from '../../dev/agent-market/margin';
import type { LiquidationMarket } from '../../lib/heatmaps/liquidation/contract';
import { createModel } from '../../lib/heatmaps/liquidation/model';
import { DistanceOnly } from './baselines/distance-only';
import { InterestBands } from './baselines/interest-bands';
import { MarkBands } from './baselines/mark-bands';
import { Uniform } from './baselines/uniform';
import type { Entrant } from './evaluate';
import type { ScoredModel } from './scored-model';
import type { Scenario } from './scenarios';

const DAY_MS = 86_400_000;

const COMPLETENESS = {
  full: 'complete',
  throttled: 'sampled',
  none: 'none',
} as const satisfies Record<Feed, LiquidationMarket['liquidations']>;

export const venueWith = (feed: Feed): LiquidationMarket => ({
  contract: 'linear',
  margin: MARGIN,
  liquidations: COMPLETENESS[feed],
});

/** What ours is measured against, by name. None of them learns from liquidations, so one run serves all feeds. */
export function baselines(price: number, venue: LiquidationMarket): ReadonlyMap<string, ScoredModel> {
  const fixedBands = (days: number) => createModel('fixed-bands', venue, { lookBackMs: days * DAY_MS });
  return new Map<string, ScoredModel>([
    ['uniform', new Uniform(price)],
    ['volume-only', createModel('volume-only', venue)],
    ['OI bands at mark', new MarkBands(price)],
    ['ΔOI fixed', new InterestBands(price)],
    ['fixed-bands 3 d', fixedBands(3)],
    ['fixed-bands 7 d', fixedBands(7)],
    ['fixed-bands 14 d', fixedBands(14)],
  ]);
}

export const BASELINE_NAMES: readonly string[] = [...baselines(1, venueWith('none')).keys()];

/** The name of the one that is no method, but what the general shape alone is worth. */
export const SHAPE = 'distance only, with hindsight';

/** Our model in each of the scenarios, under the scenario's name, all baselines and the shape, in one market. */
export function entrantsOf(market: AgentMarket, scenarios: readonly Scenario[]): readonly Entrant[] {
  const bars: Readonly<Record<Feed, Entrant['bars']>> = {
    full: tellLiquidations(market, 'full'),
    throttled: tellLiquidations(market, 'throttled'),
    none: tellLiquidations(market, 'none'),
  };
  const price = market.bars[0]?.open ?? Number.NaN;
  const unlearnt = [...baselines(price, venueWith('none')), [SHAPE, new DistanceOnly()] as const];
  return [
    ...scenarios.map(({ name, feed, prior }) => ({
      name,
      model: createModel('mixture', venueWith(feed), prior && { prior }),
      bars: bars[feed],
    })),
    ...unlearnt.map(([name, model]) => ({ name, model, bars: bars.none })),
  ];
}
