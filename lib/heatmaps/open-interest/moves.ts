import type { FlowBar } from '../../flow/flow-bar';
import { OpenInterestTracker } from './attribute';
import { type OpenInterestMove, QuadrantTracker } from './quadrant';

/** What was opened and closed in bars of one instrument, oldest first. */
export function openInterestMoves(bars: readonly FlowBar[]): readonly OpenInterestMove[] {
  const [tracker, quadrants] = [new OpenInterestTracker(), new QuadrantTracker()];
  return bars.flatMap((bar) => {
    const interval = tracker.step(bar);
    return interval ? [quadrants.step(interval)] : [];
  });
}
