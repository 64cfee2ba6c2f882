import { assert, ensureDefined } from '../core/assert';
import type { FlowBar } from './flow-bar';
import { addVolumes } from './volume-at-price';

/**
 * Coarser bars out of finer ones: each holds exactly what theirs hold. An interval of which a bar is missing gives none,
 * since what happened in it is not known in full.
 * @param bars of one interval that divides `intervalMs`, oldest first, none twice.
 */
export function mergeBars(bars: readonly FlowBar[], intervalMs: number): readonly FlowBar[] {
  const groups = new Map<number, FlowBar[]>();
  for (const bar of bars) {
    const time = Math.floor(bar.time / intervalMs) * intervalMs;
    const group = groups.get(time);
    if (group) group.push(bar);
    else groups.set(time, [bar]);
  }
  return [...groups].flatMap(([time, group]) => {
    const parts = intervalMs / ensureDefined(group[0], 'a bar of the interval').intervalMs;
    assert(Number.isInteger(parts), 'the finer interval divides the coarser');
    return group.length === parts ? [mergeGroup(time, intervalMs, group)] : [];
  });
}

function mergeGroup(time: number, intervalMs: number, bars: readonly FlowBar[]): FlowBar {
  const first = ensureDefined(bars[0], 'the first bar of an interval');
  const last = ensureDefined(bars.at(-1), 'the last bar of an interval');
  const greatest = (of: (bar: FlowBar) => number) => Math.max(...bars.map(of));
  const least = (of: (bar: FlowBar) => number) => Math.min(...bars.map(of));
  return {
    time,
    intervalMs,
    open: first.open,
    high: greatest(({ high }) => high),
    low: least(({ low }) => low),
    close: last.close,
    markHigh: greatest(({ markHigh }) => markHigh),
    markLow: least(({ markLow }) => markLow),
    volume: addVolumes(bars.map(({ volume }) => volume)),
    openInterest: last.openInterest,
    ...(last.openInterestTime !== undefined && { openInterestTime: last.openInterestTime }),
    liquidations: bars.flatMap(({ liquidations }) => liquidations),
    ...(bars.some(({ liquidationsUnknown }) => liquidationsUnknown) && { liquidationsUnknown: true }),
  };
}
