import { MINUTE_MS } from '../core/durations';
import { barEnd, type FlowGap, type FlowRun, mergeRuns, pushGap } from '../flow/flow-run';
import { mergeBars } from '../flow/merge-bars';
import { blockMs, decodeBlock } from './bar-store-block';
import { addRuns } from './bar-store-disk';
import type { IsothermDatabase } from './schema';

/** The bars that are recorded, and those that are kept longer. */
export const FINE_MS = MINUTE_MS;
export const COARSE_MS = 300_000;

const PARTLY = 'only a part of it was recorded';

/** The blocks of fine bars that end by a time, oldest first. */
export async function blocksToCoarsen(
  database: IsothermDatabase,
  before: number,
): Promise<readonly [series: string, start: number][]> {
  const keys = await database.getAllKeys('bars');
  return keys
    .filter(([key, start]) => key.endsWith(`/${FINE_MS}`) && start + blockMs(FINE_MS) <= before)
    .toSorted(([, one], [, other]) => one - other);
}

/** Puts coarse bars in the place of a block of fine ones, in one transaction: at any moment one or the other is there. */
export async function coarsenBlock(
  database: IsothermDatabase,
  block: [series: string, start: number],
): Promise<void> {
  const [key, start] = block;
  const fine = await decodeBlock(await database.get('bars', block), start, FINE_MS);
  const run = coarsen(fine, start, start + blockMs(FINE_MS));
  const coarseKey = `${key.slice(0, key.lastIndexOf('/'))}/${COARSE_MS}`;
  await addRuns(database, [{ key: coarseKey, intervalMs: COARSE_MS, run }], [block]);
}

/** The coarse bars of a stretch of fine ones. An interval that is not known in full is a gap, and says why. */
export function coarsen(fine: FlowRun, from: number, to: number): FlowRun {
  const bars = mergeBars(fine.bars, COARSE_MS);
  const whole = new Set(bars.map(({ time }) => time));
  const gaps: FlowGap[] = [];
  for (let time = from; time < to; time += COARSE_MS) {
    const end = time + COARSE_MS;
    const reason = whole.has(time) ? undefined : reasonOf(fine, time, end);
    if (reason !== undefined) pushGap(gaps, { from: time, to: end, reason });
  }
  return { bars, gaps };
}

function reasonOf({ bars, gaps }: FlowRun, from: number, to: number): string | undefined {
  const told = gaps.find((gap) => gap.from < to && gap.to > from);
  const isPart = bars.some((bar) => bar.time < to && barEnd(bar) > from);
  return told?.reason ?? (isPart ? PARTLY : undefined);
}

/** One run out of the fine and the coarse bars of an instrument: the fine ones where there are any. */
export function mergeTiers(fine: FlowRun, coarse: FlowRun): FlowRun {
  const finer = new Set(fine.bars.map(({ time }) => Math.floor(time / COARSE_MS) * COARSE_MS));
  return mergeRuns(fine, { ...coarse, bars: coarse.bars.filter(({ time }) => !finer.has(time)) });
}
