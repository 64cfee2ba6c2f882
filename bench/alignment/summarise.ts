import { isDateRight, type ViewVerdict } from '../../dev/chart-lab/measure';
import { type BenchRow, percentile } from '../harness';
import type { AlignmentCase } from './alignment-case';
import type { Limits } from './limits';
import type { CaseRun } from './run-case';

/** One line of the error matrix. Pixels are CSS pixels, shares per cent; null where nothing was painted. */
export interface AlignmentRow extends BenchRow {
  readonly scale: string;
  readonly dpr: number;
  readonly views: number;
  readonly notPainted: number;
  readonly wrong: number;
  /** Views in which the reader had no axes at all, rather than axes that were not certain enough. */
  readonly nofit: number;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly max: number | null;
  readonly timeP95: number | null;
  readonly dateRight: number | null;
  /** Of the times in the painted views. */
  readonly timesPainted: number | null;
  readonly lockP95: number | null;
  readonly microsecondsPerFrame: number | null;
  /** The limits this row misses. */
  readonly misses: string;
}

/** A row with what it must reach. */
export interface CaseResult {
  readonly row: AlignmentRow;
  readonly limits: Limits;
}

const rowName = (name: string, scale: string, pixelRatio: number) => `${name} ${scale} DPR ${pixelRatio}`;

export function summarise(run: CaseRun): AlignmentRow {
  const { verdicts } = run;
  const readings = verdicts.flatMap((verdict) => verdict.readings);
  const price = readings.flatMap(({ priceErrors }) => priceErrors);
  const time = readings.flatMap(({ timeErrors }) => timeErrors);
  const undated = verdicts.flatMap((verdict) => verdict.undatedErrors);
  const paintable = sum(verdicts.map((verdict) => verdict.paintable));
  const figures = {
    wrong: verdicts.filter((verdict) => verdict.wrong.length > 0).length,
    p95: share(price, 0.95),
    timeP95: share(time, 0.95),
    dateRight: readings.length > 0 ? (100 * readings.filter(isDateRight).length) / readings.length : null,
    lockP95: share(run.firstLocks, 0.95),
  };
  return {
    name: rowName(run.name, run.scale, run.pixelRatio),
    median: figures.p95 ?? Number.NaN,
    unit: 'px',
    scale: run.scale,
    dpr: run.pixelRatio,
    views: verdicts.length,
    notPainted: paintable > 0 ? 100 * (1 - readings.length / paintable) : 0,
    timesPainted:
      readings.length > 0 ? (100 * sum(readings.map(({ timeShare }) => timeShare))) / readings.length : null,
    nofit: verdicts.filter(hasNoFit).length,
    ...figures,
    p50: share(price, 0.5),
    max: share(price, 1),
    timeP50: share(time, 0.5),
    timeMax: share(time, 1),
    paneMax: share(
      readings.map(({ paneError }) => paneError),
      1,
    ),
    lockP50: share(run.firstLocks, 0.5),
    microsecondsPerFrame: share(run.frameCosts, 0.95),
    microsecondsP50: share(run.frameCosts, 0.5),
    undatedP95: share(undated, 0.95),
    undatedMax: share(undated, 1),
    misses: missesOf(figures, run, paintable > 0).join(', '),
  };
}

/** The row of a case whose page could not be run. */
export const failedRow = ({ name }: AlignmentCase, scale: string, dpr: number): AlignmentRow => ({
  name: rowName(name, scale, dpr),
  median: Number.NaN,
  unit: 'px',
  scale,
  dpr,
  views: 0,
  notPainted: 100,
  wrong: 0,
  nofit: 0,
  p50: null,
  p95: null,
  max: null,
  timeP95: null,
  dateRight: null,
  timesPainted: null,
  lockP95: null,
  microsecondsPerFrame: null,
  misses: 'not run',
});

/** Limit ÷ figure of the worst row: above 1, every row keeps the limit. */
export function worstRatios(results: readonly CaseResult[]) {
  const worst = (used: (result: CaseResult) => number) => 1 / Math.max(...results.map(used));
  return {
    priceLimit: worst(({ row, limits }) => (row.p95 ?? 0) / limits.priceP95),
    timeLimit: worst(({ row, limits }) => (row.timeP95 ?? 0) / limits.timeP95),
    firstLockLimit: worst(({ row, limits }) => (row.lockP95 ?? 0) / limits.firstLockP95),
  };
}

type Figures = Pick<AlignmentRow, 'wrong' | 'p95' | 'timeP95' | 'dateRight' | 'lockP95'>;

function missesOf(figures: Figures, { limits, errors, lost }: CaseRun, paintable: boolean): string[] {
  const misses: string[] = [];
  if (figures.wrong > 0) misses.push('wrong');
  if (errors.length > 0) misses.push('page errors');
  if (!paintable) return misses;
  if (figures.p95 === null) return [...misses, 'never painted'];
  const over = (name: keyof Limits, value: number | null) => (value ?? Infinity) > limits[name];
  if (over('priceP95', figures.p95)) misses.push('price');
  if (over('timeP95', figures.timeP95)) misses.push('time');
  if ((figures.dateRight ?? 0) < limits.dateRight) misses.push('date');
  if (lost > 0 || over('firstLockP95', figures.lockP95)) misses.push('first lock');
  return misses;
}

const hasNoFit = ({ readings, paintable, silent }: ViewVerdict) =>
  readings.length < paintable && !silent.some((reason) => reason.startsWith('not certain'));

const share = (values: readonly number[], part: number) =>
  values.length > 0 ? percentile(values, part) : null;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
