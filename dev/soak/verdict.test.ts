import { describe, expect, it } from 'vitest';
import { judgeVisit } from './verdict';
import type { Visit } from './visit';

const memory = (nodes: number) => ({ heap: 1e6, nodes, listeners: 10 });

const visit = (changes: Partial<Visit> = {}): Visit => ({
  before: memory(500),
  during: Array.from({ length: 7 }, () => memory(540)),
  after: Array.from({ length: 7 }, () => memory(500)),
  states: [],
  shifts: { all: 3, quiet: [] },
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

  it('counts a moved chart as ours only beyond what it does by itself', () => {
    const moved = visit({ shifts: { all: 9, quiet: ['div.a', 'div.b'] } });
    expect(judgeVisit(moved, visit()).faults).toEqual([
      'layout: div.a while the layer was switched',
      'layout: div.b while the layer was switched',
    ]);
    expect(judgeVisit(moved, moved).faults).toEqual([]);
  });

  it('passes on what the page complained of, with the layer or without', () => {
    const [own, other] = [visit({ errors: ['TypeError'] }), visit({ errors: ['RangeError'] })];
    expect(judgeVisit(own, other).faults).toEqual(['TypeError', 'RangeError']);
  });
});
