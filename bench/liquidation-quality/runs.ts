import { simulateMarket } from '../../dev/agent-market/agent-market';
import { REGIMES } from '../../dev/agent-market/regimes';
import type { MarketSettings } from '../../dev/agent-market/settings';
import { ensureDefined } from '../../lib/core/assert';
import { BASELINE_NAMES, entrantsOf, SHAPE } from './entrants';
import { evaluate } from './evaluate';
import type { Scenario } from './scenarios';
import type { Scores } from './scores';

/** What one scenario came to with one seed. */
export interface Run {
  readonly scenario: string;
  readonly seed: number;
  readonly ours: Scores;
  /** By name. */
  readonly baselines: ReadonlyMap<string, Scores>;
  /** What the general shape alone is worth: no baseline, as nobody has that hindsight. */
  readonly shape: Scores;
  readonly ceiling: Scores;
}

/**
 * Runs all scenarios with all seeds. Those of one regime share one simulated market and one run of the baselines.
 * @param changes of every regime's settings.
 * @param tell is told of every market that is done.
 */
export function runScenarios(
  scenarios: readonly Scenario[],
  seeds: readonly number[],
  changes: Partial<MarketSettings> = {},
  tell: (market: string) => void = () => {},
): readonly Run[] {
  return [...new Set(scenarios.map(({ regime }) => regime))].flatMap((regime) =>
    seeds.flatMap((seed) => {
      const market = simulateMarket({ ...REGIMES[regime], ...changes }, seed);
      const held = scenarios.filter((scenario) => scenario.regime === regime);
      const { scores, ceiling } = evaluate(market, entrantsOf(market, held));
      const of = (name: string) => ensureDefined(scores.get(name), name);
      const baselines = new Map(BASELINE_NAMES.map((name) => [name, of(name)]));
      tell(`${regime}, seed ${seed}`);
      return held.map(({ name }) => ({
        scenario: name,
        seed,
        ours: of(name),
        baselines,
        shape: of(SHAPE),
        ceiling,
      }));
    }),
  );
}
