import { describe, expect, it } from 'vitest';
import type { ViewVerdict } from '../../dev/chart-lab/measure';
import { LIMITS, ROUNDING_LIMITS } from './limits';
import type { CaseRun } from './run-case';
import { failedRow, summarise, worstRatios } from './summarise';

const painted = (price: number, time: number, wrong: string[] = []): ViewVerdict => ({
  readings: [{ priceErrors: [price], timeErrors: [time], timeShare: 1, paneError: 0 }],
  undatedErrors: [],
  paintable: 1,
  wrong,
  silent: [],
});
const silent = (reason: string): ViewVerdict => ({
  readings: [],
  undatedErrors: [],
  paintable: 1,
  wrong: [],
  silent: [reason],
});

const runOf = (verdicts: readonly ViewVerdict[], rest: Partial<CaseRun> = {}): CaseRun => ({
  name: 'a library',
  scale: 'linear',
  pixelRatio: 1,
  limits: LIMITS,
  verdicts,
  firstLocks: [80, 120],
  lost: 0,
  frameCosts: [500],
  errors: [],
  ...rest,
});

describe('summarise', () => {
  it('misses nothing when all figures keep their limits', () => {
    const row = summarise(runOf([painted(0.4, 0.9), painted(0.1, 0)]));
    expect(row).toMatchObject({ views: 2, wrong: 0, notPainted: 0, p95: 0.4, max: 0.4, misses: '' });
    expect(row).toMatchObject({ timeP95: 0.9, dateRight: 100, lockP95: 120, microsecondsPerFrame: 500 });
  });

  it('names every limit a row misses', () => {
    expect(summarise(runOf([painted(0.6, 0)])).misses).toBe('price');
    expect(summarise(runOf([painted(0.6, 0)], { limits: ROUNDING_LIMITS })).misses).toBe('');
    expect(summarise(runOf([painted(0, 1.5)])).misses).toBe('time');
    expect(summarise(runOf([painted(0, 0)], { firstLocks: [600] })).misses).toBe('first lock');
    expect(summarise(runOf([painted(0, 0)], { lost: 1 })).misses).toBe('first lock');
    expect(summarise(runOf([painted(0, 0)], { errors: ['TypeError'] })).misses).toBe('page errors');
  });

  it('counts a view with a wrong day once and against the date', () => {
    const right = Array.from({ length: 98 }, () => painted(0, 0));
    const row = summarise(runOf([...right, painted(0, 1440, ['time off']), painted(0, 1440, ['time off'])]));
    expect(row).toMatchObject({ wrong: 2, dateRight: 98, misses: 'wrong, date' });
  });

  it('tells views without axes from views that are not certain', () => {
    const row = summarise(runOf([painted(0, 0), silent('settling'), silent('not certain: day guess')]));
    expect(row).toMatchObject({ nofit: 1, wrong: 0, misses: '' });
    expect(row.notPainted).toBeCloseTo(66.67, 1);
  });

  it('does not pass a row that was never painted, unless nothing may be painted', () => {
    expect(summarise(runOf([silent('settling')]))).toMatchObject({ p95: null, misses: 'never painted' });
    const relative = { ...silent('parked'), paintable: 0 };
    expect(summarise(runOf([relative], { firstLocks: [] }))).toMatchObject({ notPainted: 0, misses: '' });
    const paintedAnyway = { ...relative, wrong: ['painted a scale without prices'] };
    expect(summarise(runOf([paintedAnyway])).misses).toBe('wrong');
  });
});

describe('worstRatios', () => {
  it('are limit over figure of the worst row', () => {
    const rows = [painted(0.1, 0.5), painted(0.25, 0.1)].map((verdict) => ({
      row: summarise(runOf([verdict])),
      limits: LIMITS,
    }));
    expect(worstRatios(rows)).toMatchObject({ priceLimit: 2, timeLimit: 2 });
  });
});

describe('failedRow', () => {
  it('is marked', () => {
    const one = { name: 'a', page: '', scales: [], pixelRatios: [], limits: LIMITS };
    expect(failedRow(one, 'log', 2)).toMatchObject({ name: 'a log DPR 2', views: 0, misses: 'not run' });
  });
});
