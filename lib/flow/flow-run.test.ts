import { MINUTE_MS } from '../core/durations';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barEnd, cutRun, fillHoles, type FlowGap, type FlowRun, mergeRuns, pushGap } from './flow-run';
import { barAt, barsAt } from './test-bars';

const gap = (from: number, to: number, reason = 'feed lost'): FlowGap => ({
  from: from * MINUTE_MS,
  to: to * MINUTE_MS,
  reason,
});

const arbitraryRun: fc.Arbitrary<FlowRun> = fc
  .array(fc.constantFrom('bar', 'gap', 'hole'), { maxLength: 20 })
  .map((kinds) => ({
    bars: kinds.flatMap((kind, minute) => (kind === 'bar' ? [barAt(minute)] : [])),
    gaps: kinds.flatMap((kind, minute) => (kind === 'gap' ? [gap(minute, minute + 1)] : [])),
  }));

describe('pushGap', () => {
  it('joins what goes on for the same reason', () => {
    const gaps: FlowGap[] = [];
    for (const each of [gap(0, 1), gap(1, 2), gap(2, 3, 'paused'), gap(4, 5, 'paused')]) pushGap(gaps, each);
    expect(gaps).toEqual([gap(0, 2), gap(2, 3, 'paused'), gap(4, 5, 'paused')]);
  });
});

describe('mergeRuns', () => {
  it('takes the first of two bars of a time', () => {
    const [first, second] = [barAt(2), barAt(2, { close: 7 })];
    const merged = mergeRuns({ bars: [first], gaps: [] }, { bars: [barAt(1), second, barAt(3)], gaps: [] });
    expect(merged.bars).toEqual([barAt(1), first, barAt(3)]);
  });

  it('leaves no gap where there is a bar, nor two of a time', () => {
    const merged = mergeRuns(
      { bars: barsAt(3), gaps: [gap(0, 6)] },
      { bars: barsAt(5), gaps: [gap(4, 8, 'paused')] },
    );
    expect(merged.gaps).toEqual([gap(0, 3), gap(4, 5), gap(6, 8, 'paused')]);
  });
});

describe('fillHoles', () => {
  it('says something of all of the time, once', () => {
    fc.assert(
      fc.property(arbitraryRun, arbitraryRun, (one, two) => {
        const run = fillHoles(mergeRuns(one, two), 0, 20 * MINUTE_MS, 'not recorded');
        const spans = [
          ...run.bars.map((bar) => [bar.time, barEnd(bar)]),
          ...run.gaps.map((g) => [g.from, g.to]),
        ];
        const ordered = spans.toSorted(([a = 0], [b = 0]) => a - b).flat();
        expect(ordered.slice(1, -1).filter((time, i) => i % 2 === 0 && time !== ordered[i + 2])).toEqual([]);
        expect([ordered[0], ordered.at(-1)]).toEqual([0, 20 * MINUTE_MS]);
      }),
    );
  });
});

describe('cutRun', () => {
  it('keeps what overlaps', () => {
    const run = { bars: barsAt(0, 1, 5), gaps: [gap(2, 5), gap(6, 7)] };
    expect(cutRun(run, 1.5 * MINUTE_MS, 3 * MINUTE_MS)).toEqual({ bars: barsAt(1), gaps: [gap(2, 3)] });
  });
});
