import type { FlowBar } from '../../flow/flow-bar';
import type { LiquidationDensity } from './contract';
import { LOG_STEP } from './log-grid';

/** Of a model that has seen no bar: a grid that reaches nowhere. */
export const NOTHING: LiquidationDensity = {
  grid: { origin: 1, step: LOG_STEP, count: 0 },
  mass: { long: new Float64Array(), short: new Float64Array() },
  variance: undefined,
  scale: 'relative',
};

/** @throws RangeError when a bar begins before the end of the one before it. */
export function startsAfter({ time }: FlowBar, end: number | undefined): void {
  if (end !== undefined && time < end)
    throw new RangeError(`A bar of ${time} after one that ended at ${end}`);
}
