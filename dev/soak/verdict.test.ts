import { describe, expect, it } from 'vitest';
import { judgeVisit } from './verdict';
import type { Visit } from './visit';

const memory = (nodes: number) => ({ heap: 1e6, nodes, listeners: 10 });

const visit = (changes: Partial<Visit> = {}): Visit => ({
  before: memory(500),
  during: Array.from({ length: 7 }, () => memory(540)),
  after: Array.from({ length: 7 }, () => memory(500)),
  states: [],
  shifts: { all: 3, quiet: [], ours: [] },
  errors: [],
  ...changes,
});

describe('judgeVisit', () => {
  it('finds nothing where the page is as it was', () => {
    expect(judgeVisit(visit(), visit()).faults).toEqual([]);
  });

  it('names what grows', () => {
    const after = [500, 540, 580, 620, 660, 700, 740].map(memory);
    const { trends, faults } = judgeVisit(visit({ after }), visit());
    expect(trends.nodes.perCycle).toBe(40);
    expect(faults).toEqual(['nodes: grows with every cycle: 500 → 500 540 580 620 660 700 740']);
  });

  it('counts a moved chart as ours when it moves more often than by itself', () => {
    const moved = (times: number) =>
      visit({ shifts: { all: 9, quiet: Array.from({ length: times }, () => 'div'), ours: [] } });
    expect(judgeVisit(moved(7), visit()).faults).toEqual([
      'layout: the chart moved with the switching 7 times: div; div; div',
    ]);
    expect(judgeVisit(moved(7), moved(6)).faults).toEqual([]);
    expect(judgeVisit(moved(1), visit()).faults).toEqual([]);
  });

  it('finds an overlay that moves by itself', () => {
    const shifts = { all: 9, quiet: [], ours: ['box'] };
    expect(judgeVisit(visit({ shifts }), visit()).faults).toEqual([
      'layout: the overlay itself moved 1 times: box',
    ]);
  });

  it('passes on what the page complained of, with the layer or without', () => {
    const [own, other] = [visit({ errors: ['TypeError'] }), visit({ errors: ['RangeError'] })];
    expect(judgeVisit(own, other).faults).toEqual(['TypeError', 'RangeError']);
  });
});
