import type { BenchResult } from '../harness';
import { recordedTruth } from './recorded/recorded-truth';
import { type Scenario, SCENARIOS } from './scenarios';
import { runScenarios } from './runs';
import { failures, RATIO_FLOOR, ratios, summaryRows } from './summary';

const SEEDS = [1, 2, 3] as const;
const QUICK = 'quick';

/**
 * How well liquidation maps agree with positions that are known, ours against what else there is, in simulated markets
 * whose regimes follow what is published of real ones.
 * @param words `quick` for one scenario with one seed, or the names of the regimes to run; all of them otherwise.
 */
export async function run(words: readonly string[]): Promise<BenchResult> {
  const isQuick = words.includes(QUICK);
  const scenarios = isQuick ? SCENARIOS.slice(0, 1) : chosen(words);
  const seeds = isQuick ? SEEDS.slice(0, 1) : SEEDS;
  const began = performance.now();
  const runs = runScenarios(scenarios, seeds, {}, (market) => {
    console.error(`${market}: done after ${((performance.now() - began) / 1000).toFixed(0)} s`);
  });
  const recorded = recordedTruth();
  const behind = failures(runs);
  return {
    bench: 'liquidation-quality',
    rows: [...summaryRows(runs), ...recorded.rows],
    ratios: ratios(runs),
    notes: [
      `${scenarios.length} scenarios, seeds ${seeds.join(', ')}; means over runs; ratios to the best baseline of each ` +
        `metric, which counts with at least ${RATIO_FLOOR}`,
      ...(behind.length > 0 ? behind : ['no baseline is ahead of ours in any metric of any run']),
      ...recorded.notes,
    ],
  };
}

/** @throws Error when a regime is not among the scenarios. */
function chosen(regimes: readonly string[]): readonly Scenario[] {
  const known: readonly string[] = SCENARIOS.map(({ regime }) => regime);
  const unknown = regimes.filter((regime) => !known.includes(regime));
  if (unknown.length > 0) throw new Error(`No such regime: ${unknown.join(', ')}`);
  return regimes.length === 0 ? SCENARIOS : SCENARIOS.filter(({ regime }) => regimes.includes(regime));
}
