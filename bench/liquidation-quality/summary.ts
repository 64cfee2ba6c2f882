import type { BenchRow } from '../harness';
import { SHAPE } from './entrants';
import type { Run } from './runs';
import { type Metric, METRIC_NAMES, meanScores, METRICS, type Scores, worth } from './scores';

const OURS = 'mixture (ours)';
/**
 * The least that a baseline counts with in a ratio: one that ranks the bins no better than by chance, or worse, is taken
 * for one that knows this little, so that ratios stay finite and positive.
 */
export const RATIO_FLOOR = 0.05;

/** The best of some named scores, and whose it is. */
export interface Best {
  readonly name: string;
  readonly score: number;
}

export function bestOf(metric: Metric, scores: ReadonlyMap<string, Scores>): Best {
  let best: Best = { name: 'none', score: Number.NaN };
  for (const [name, { [metric]: score }] of scores) {
    if (worth(metric, score) > worth(metric, best.score)) best = { name, score };
  }
  return best;
}

/** Each model's mean scores over runs: ours first, then the baselines. */
export function modelMeans(runs: readonly Run[]): ReadonlyMap<string, Scores> {
  const names = [...(runs[0]?.baselines.keys() ?? [])];
  return new Map([
    [OURS, meanScores(runs.map(({ ours }) => ours))],
    ...names.map((name) => [name, meanScores(runs.flatMap((run) => run.baselines.get(name) ?? []))] as const),
  ]);
}

/** A line for each model over all runs, the shape and the ceiling, then four for each scenario, then the information gains. */
export function summaryRows(runs: readonly Run[]): readonly BenchRow[] {
  const scenarios = [...new Set(runs.map(({ scenario }) => scenario))];
  return [
    ...[...modelMeans(runs)].map(([name, scores]) => row(name, scores)),
    row(SHAPE, meanScores(runs.map(({ shape }) => shape))),
    row('split-half ceiling', meanScores(runs.map(({ ceiling }) => ceiling))),
    ...scenarios.flatMap((name) =>
      scenarioRows(
        name,
        runs.filter(({ scenario }) => scenario === name),
      ),
    ),
    gainRow('IG4h', 'ig4h', runs),
    gainRow('IGnow', 'igNow', runs),
  ];
}

/** Ours ÷ the best baseline of each metric in the mean over all runs, the other way round where less is better. */
export function ratios(runs: readonly Run[]): Readonly<Record<string, number>> {
  const { ours, baselines } = split(modelMeans(runs));
  const ratio = (metric: Metric): number => {
    const { score } = bestOf(metric, baselines);
    return METRICS[metric] === 'lower' ? score / ours[metric] : ours[metric] / Math.max(score, RATIO_FLOOR);
  };
  return {
    rhoWide: ratio('rho15'),
    capWide: ratio('cap15'),
    emdWide: ratio('emd15'),
    rhoHour: ratio('rhoHour'),
    top20: ratio('top20'),
  };
}

/** A line for each run in which some baseline is ahead of ours: in which metrics, and whose. */
export function failures(runs: readonly Run[]): readonly string[] {
  return runs.flatMap(({ scenario, seed, ours, baselines }) => {
    const behind = METRIC_NAMES.flatMap((metric) => {
      const best = bestOf(metric, baselines);
      if (worth(metric, ours[metric]) >= worth(metric, best.score)) return [];
      return [`${metric} ${ours[metric].toFixed(3)} (${best.name} ${best.score.toFixed(3)})`];
    });
    return behind.length > 0 ? [`behind in ${scenario}, seed ${seed}: ${behind.join(', ')}`] : [];
  });
}

function scenarioRows(scenario: string, runs: readonly Run[]): readonly BenchRow[] {
  const { ours, baselines } = split(modelMeans(runs));
  const best = Object.fromEntries(
    METRIC_NAMES.map((metric) => [metric, bestOf(metric, baselines).score]),
  ) as Scores;
  return [
    row(`${scenario}: ours`, ours),
    row(`${scenario}: best baseline of each metric`, best),
    row(`${scenario}: ${SHAPE}`, meanScores(runs.map(({ shape }) => shape))),
    row(`${scenario}: ceiling`, meanScores(runs.map(({ ceiling }) => ceiling))),
  ];
}

const row = (name: string, scores: Scores): BenchRow => ({
  name,
  median: scores.rho15,
  unit: 'rho ±15 %',
  ...scores,
});

function gainRow(name: string, metric: Metric, runs: readonly Run[]): BenchRow {
  const { ours, baselines } = split(modelMeans(runs));
  const best = bestOf(metric, baselines);
  return { name, median: ours[metric], unit: 'bit', baseline: best.name, bestBaseline: best.score };
}

function split(models: ReadonlyMap<string, Scores>) {
  const { [OURS]: ours, ...others } = Object.fromEntries(models);
  return { ours: ours ?? meanScores([]), baselines: new Map(Object.entries(others)) };
}
