import type { MapScores } from './map-scores';
import { knownMean } from './statistics';

/** Everything a model is judged by. Names end with the half width of the window in per cent. */
export const METRICS = {
  rho5: 'higher',
  local5: 'higher',
  cap5: 'higher',
  emd5: 'lower',
  lift5: 'higher',
  rho15: 'higher',
  local15: 'higher',
  cap15: 'higher',
  emd15: 'lower',
  lift15: 'higher',
  top20: 'higher',
  ig4h: 'higher',
  igNow: 'higher',
  rhoHour: 'higher',
  sdHour: 'lower',
  mass: 'nearer to 0',
} as const;

export type Metric = keyof typeof METRICS;
export const METRIC_NAMES = Object.keys(METRICS) as readonly Metric[];

/** NaN where a model has no such figure. */
export type Scores = Readonly<Record<Metric, number>>;

/** What the prints say of a model. */
export interface PrintScores {
  readonly ig4h: number;
  readonly igNow: number;
  readonly rhoHour: number;
  readonly sdHour: number;
}

/** The scores of one run from those of its snapshots in the narrow and in the wide window. */
export function collectScores(
  narrow: readonly MapScores[],
  wide: readonly MapScores[],
  prints: PrintScores,
): Scores {
  const near = meanOfSnapshots(narrow);
  const far = meanOfSnapshots(wide);
  return {
    rho5: near('rho'),
    local5: near('local'),
    cap5: near('cap10'),
    emd5: near('emd'),
    lift5: near('lift'),
    rho15: far('rho'),
    local15: far('local'),
    cap15: far('cap10'),
    emd15: far('emd'),
    lift15: far('lift'),
    top20: far('top20'),
    mass: near('mass'),
    ...prints,
  };
}

const meanOfSnapshots = (snapshots: readonly MapScores[]) => (name: keyof MapScores) =>
  knownMean(snapshots.map((scores) => scores[name]));

/** The mean of each score over runs; NaN where no run has it. */
export function meanScores(runs: readonly Scores[]): Scores {
  return Object.fromEntries(
    METRIC_NAMES.map((name) => [name, knownMean(runs.map((run) => run[name]))]),
  ) as Scores;
}

/** What a score is worth: more is better for all metrics alike. NaN is worth less than anything. */
export function worth(metric: Metric, score: number): number {
  if (Number.isNaN(score)) return -Infinity;
  if (METRICS[metric] === 'higher') return score;
  return METRICS[metric] === 'lower' ? -score : -Math.abs(score);
}
