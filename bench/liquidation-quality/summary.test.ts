import { describe, expect, it } from 'vitest';
import type { Run } from './runs';
import { METRIC_NAMES, type Metric, meanScores, type Scores, worth } from './scores';
import { bestOf, failures, RATIO_FLOOR, ratios, summaryRows } from './summary';

const scores = (changes: Partial<Scores> = {}): Scores => ({
  ...(Object.fromEntries(METRIC_NAMES.map((name) => [name, 0.5])) as Scores),
  ...changes,
});

const run = (ours: Partial<Scores>, ...others: readonly Partial<Scores>[]): Run => ({
  scenario: 'mid',
  seed: 1,
  ours: scores(ours),
  baselines: new Map(others.map((each, index) => [`b${index}`, scores(each)])),
  shape: scores(),
  ceiling: scores(),
});

describe('worth', () => {
  it.each([
    ['rho5', 0.4, 0.3],
    ['emd15', 0.3, 0.4],
    ['mass', -0.1, 0.2],
    ['rho5', -1, Number.NaN],
    ['emd15', 100, Number.NaN],
  ] satisfies readonly (readonly [Metric, number, number])[])('%s: %d beats %d', (metric, better, worse) => {
    expect(worth(metric, better)).toBeGreaterThan(worth(metric, worse));
  });
});

describe('meanScores', () => {
  it('leaves out what is not known', () => {
    const mean = meanScores([scores({ sdHour: 1 }), scores({ sdHour: Number.NaN })]);
    expect([mean.sdHour, mean.rho5]).toEqual([1, 0.5]);
  });
});

describe('ratios', () => {
  it('are above 1 where ours is ahead, for distances too', () => {
    const found = ratios([
      run({ rho15: 0.8, emd15: 0.25, top20: 0.4 }, { rho15: 0.4 }, { emd15: 1, top20: 0.5 }),
    ]);
    expect(found).toEqual({ rhoWide: 1.6, capWide: 1, emdWide: 2, rhoHour: 1, top20: 0.8 });
  });

  it('count a baseline that is no better than chance with the floor', () => {
    expect(ratios([run({ rho15: 0.6 }, { rho15: -0.3 }, { rho15: 0 })])['rhoWide']).toBeCloseTo(
      0.6 / RATIO_FLOOR,
    );
  });

  it('take the baseline that is best in the mean', () => {
    const runs = [
      run({ rho15: 0.6 }, { rho15: 0.8 }, { rho15: 0.3 }),
      run({ rho15: 0.6 }, { rho15: 0 }, { rho15: 0.3 }),
    ];
    expect(ratios(runs)['rhoWide']).toBeCloseTo(0.6 / 0.4);
  });
});

describe('bestOf', () => {
  it('names the best, and none where no one has such a figure', () => {
    const each = new Map([
      ['a', scores({ sdHour: 2, mass: -3 })],
      ['b', scores({ sdHour: 1, mass: 1 })],
    ]);
    expect([bestOf('sdHour', each), bestOf('mass', each)]).toEqual([
      { name: 'b', score: 1 },
      { name: 'b', score: 1 },
    ]);
    expect(bestOf('sdHour', new Map([['a', scores({ sdHour: Number.NaN })]])).name).toBe('none');
  });
});

describe('failures', () => {
  it('name the run, the metric and who is ahead', () => {
    expect(failures([run({ lift5: 0.1, emd5: 0.9 }, { lift5: 0.2 }, { lift5: 0.3 })])).toEqual([
      'behind in mid, seed 1: emd5 0.900 (b0 0.500), lift5 0.100 (b1 0.300)',
    ]);
    expect(failures([run({}, {})])).toEqual([]);
  });

  it('count a figure of ours that is not known', () => {
    expect(failures([run({ ig4h: Number.NaN }, {})])).toHaveLength(1);
  });
});

describe('summaryRows', () => {
  it('has a row for each model, the shape, the ceiling, each scenario and both information gains', () => {
    const names = summaryRows([run({}, {}), { ...run({}, {}), scenario: 'hold' }]).map(({ name }) => name);
    expect(names).toEqual([
      'mixture (ours)',
      'b0',
      'distance only, with hindsight',
      'split-half ceiling',
      'mid: ours',
      'mid: best baseline of each metric',
      'mid: distance only, with hindsight',
      'mid: ceiling',
      'hold: ours',
      'hold: best baseline of each metric',
      'hold: distance only, with hindsight',
      'hold: ceiling',
      'IG4h',
      'IGnow',
    ]);
  });
});
