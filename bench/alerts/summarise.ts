import { OCCURRENCES, type OccurrenceKind } from '../../lib/alerts/occurrence';
import { type BenchResult, type BenchRow, median, percentile } from '../harness';
import type { Matched } from './match';
import type { Truth } from './market-messages';

const LIMIT_MS = 250;

/** A frame makes these true at once. */
const BY_FRAME: readonly OccurrenceKind[] = [
  'zone-entered',
  'cluster-approached',
  'cluster-swept',
  'cascade-started',
  'wall-pulled',
];
/** These are true when a second is over: what they are about has lasted long enough by then. */
const BY_SECOND: readonly OccurrenceKind[] = ['wall-appeared', 'cascade-ended'];

/** What one run found. */
export interface Run {
  /** What was told while nothing was killed, and what became true meanwhile. */
  readonly calm: readonly Matched[];
  readonly truths: readonly Truth[];
  /** What was told while the worker was killed again and again. */
  readonly killed: readonly Matched[];
  readonly kills: number;
  /** Ids of notifications that the browser showed again. */
  readonly back: readonly string[];
  /** How much later than wanted timers of this process fire, ms: what the machine adds. */
  readonly lags: readonly number[];
  /** The same of the worker: what its own work adds. */
  readonly workerLags: readonly number[];
}

export function rowsOf(run: Run): readonly BenchRow[] {
  const all = [...run.calm, ...run.killed];
  return [
    { ...rowOf('what a frame makes true, from the frame', allByFrame(run)), limit: LIMIT_MS },
    ...BY_FRAME.map((kind) => ({ ...fromFrame(run, kind), limit: LIMIT_MS })),
    ...BY_SECOND.map((kind) => ({
      ...rowOf(`${OCCURRENCES[kind].title}, from the second that decides`, sinceSecond(run, kind)),
      limit: LIMIT_MS,
    })),
    // These take two seconds by what they mean: a wall must stand for them, and one that is gone is judged after them.
    fromFrame(run, 'wall-appeared'),
    rowOf(
      `${OCCURRENCES['wall-filled'].title}, from the second in which it went`,
      sinceSecond(run, 'wall-filled'),
    ),
    {
      name: 'notifications twice of the same',
      median: duplicatesOf(run).length,
      unit: `of ${all.length}`,
      limit: 0,
    },
    { name: 'notifications that came back', median: run.back.length, unit: `of ${all.length}`, limit: 0 },
    {
      name: 'notifications of what the wire does not show',
      median: unknownOf(run).length,
      unit: `of ${all.length}`,
    },
    { name: 'kills of the worker', median: run.kills, unit: '' },
    rowOf('how late timers of an idle process are', run.lags),
    rowOf('how late timers of the worker are', run.workerLags),
  ];
}

/** What was told again. */
export const duplicatesOf = ({ calm, killed }: Run) =>
  [...calm, ...killed].filter(({ isDuplicate }) => isDuplicate);

/** What was told though the wire did not show it: what the bench missed, or an error. */
export const unknownOf = ({ calm, killed }: Run) =>
  [...calm, ...killed].filter(({ told, truth }) => !truth && isKnowable(told.kind));

/** What a frame makes true and was told later than it should be. */
export const lateOf = ({ calm }: Run): readonly Matched[] =>
  calm.filter(
    ({ told, truth, isDuplicate }) =>
      truth && !isDuplicate && BY_FRAME.includes(told.kind) && told.at - truth.at > LIMIT_MS,
  );

const p95 = (values: readonly number[]) => percentile(values, 0.95);

/** Above 1, a limit is kept with room to spare. */
export function ratiosOf(run: Run): BenchResult['ratios'] {
  return {
    latency: LIMIT_MS / p95(allByFrame(run)),
    latencyFromSecond: LIMIT_MS / p95(BY_SECOND.flatMap((kind) => sinceSecond(run, kind))),
    noDuplicates: duplicatesOf(run).length + run.back.length === 0 ? 1 : 0,
  };
}

const allByFrame = (run: Run) => BY_FRAME.flatMap((kind) => sinceFrame(run, kind));

const fromFrame = (run: Run, kind: OccurrenceKind) => ({
  ...rowOf(`${OCCURRENCES[kind].title}, from the frame`, sinceFrame(run, kind)),
  'became true': run.truths.filter((truth) => truth.kind === kind).length,
});

const rowOf = (name: string, latencies: readonly number[]): BenchRow => ({
  name,
  median: median(latencies),
  unit: 'ms',
  p95: p95(latencies),
  max: Math.max(...latencies),
  n: latencies.length,
});

const sinceFrame = ({ calm }: Run, kind: OccurrenceKind): readonly number[] =>
  calm.flatMap(({ told, truth, isDuplicate }) =>
    told.kind === kind && truth && !isDuplicate ? [told.at - truth.at] : [],
  );

const sinceSecond = ({ calm }: Run, kind: OccurrenceKind): readonly number[] =>
  calm.flatMap(({ told }) => (told.kind === kind ? [told.at - told.time] : []));

const isKnowable = (kind: OccurrenceKind) => [...BY_FRAME, ...BY_SECOND].includes(kind);
