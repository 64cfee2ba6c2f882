import type { Side } from '../../core/units';
import { emptyFlow, type FlowState } from '../cascades/flow-meter';
import { type AbsorptionState, emptyAbsorptions } from './absorption-watch';
import { type DepthBaseline, emptyBaseline } from './depth-baseline';
import type { RefilledLevel } from './refills';
import type { WallTrack } from './wall';

/** A wall that was pulled, as far as the next one alike must know of it. Ticks and lots. */
export interface PulledWall {
  readonly side: Side;
  readonly edge: number;
  readonly lots: number;
  readonly endedAt: number;
}

/**
 * The prices between which the last book was known in full, as far as it was looked at, in ticks, both included. Beyond
 * them a level that shows is there, but one that shows for the first time need not be new.
 */
export interface View {
  readonly low: number;
  readonly high: number;
}

/** The last book that could be read. */
export interface LastBook {
  readonly time: number;
  readonly binTicks: number;
  readonly bestBid: number;
  readonly bestAsk: number;
  /** How far from the touch it was looked at, ticks. */
  readonly reach: number;
  readonly view: View;
}

/** All that the walls of one venue must know to go on after a restart. Plain data, bounded. */
export interface WallsState {
  /** Epoch ms of the first book since which walls are followed. */
  startedAt: number;
  last?: LastBook | undefined;
  readonly baseline: DepthBaseline;
  standing: WallTrack[];
  /** The newest last. */
  pulled: PulledWall[];
  readonly refilled: RefilledLevel[];
  readonly absorptions: AbsorptionState;
  readonly flow: FlowState;
  /** How many walls there were: the next one's number. */
  born: number;
}

export const emptyWalls = (): WallsState => ({
  startedAt: 0,
  baseline: emptyBaseline(),
  standing: [],
  pulled: [],
  refilled: [],
  absorptions: emptyAbsorptions(),
  flow: emptyFlow(),
  born: 0,
});
