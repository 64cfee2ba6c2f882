import { MINUTE_MS } from '../../core/durations';
import type { Side } from '../../core/units';
import type { FoundWall } from './find-walls';
import { nearEdge, openTrack } from './follow-wall';
import type { Moment } from './moment';
import { isAlike } from './moved';
import type { WallTrack } from './wall';
import type { WallsState } from './walls-state';

/** Walls found this soon after the start were there before. */
const BASELINE_MS = 3_000;
/** A venue's walls beyond these, the least outstanding ones, are not followed. */
const WALLS_KEPT = 48;
/** Pulled walls count as forerunners for so long. */
const REAPPEAR_MS = 30 * MINUTE_MS;
const REAPPEAR_BP = 15;
/** Walls that come together and differ by no more are layers of one. */
const LAYER_MS = 2_000;
const LAYER_SIZE = 0.1;
const LAYERS = 3;

/** Begins to follow the walls of one side that are not followed yet. */
export function admitWalls(state: WallsState, side: Side, found: readonly FoundWall[], moment: Moment): void {
  for (const wall of found) {
    if (state.standing.some((track) => overlaps(track, side, wall))) continue;
    state.born += 1;
    const track = openTrack(wall, {
      id: `${side}-${state.born}`,
      side,
      fresh: isFresh(state, wall, moment),
      moment,
    });
    track.reappearances = state.pulled.filter((gone) => isForerunner(gone, track)).length;
    state.standing.push(track);
  }
  markLayers(state.standing.filter((track) => track.side === side && track.bornAt > moment.time - LAYER_MS));
  if (state.standing.length > WALLS_KEPT)
    state.standing = state.standing.toSorted((a, b) => b.z - a.z).slice(0, WALLS_KEPT);
}

/** The book was known there before, without the wall. */
function isFresh({ startedAt, last }: WallsState, { low, high }: FoundWall, { time }: Moment): boolean {
  return (
    last !== undefined && time - startedAt >= BASELINE_MS && low >= last.view.low && high <= last.view.high
  );
}

function isForerunner(gone: WallsState['pulled'][number], track: WallTrack): boolean {
  const ratio = track.peak.lots / gone.lots;
  const apartBp = (Math.abs(nearEdge(track) - gone.edge) / gone.edge) * 1e4;
  return (
    gone.side === track.side &&
    track.bornAt - gone.endedAt < REAPPEAR_MS &&
    apartBp <= REAPPEAR_BP &&
    ratio > 0.7 &&
    ratio < 1.3
  );
}

function markLayers(young: readonly WallTrack[]): void {
  for (const track of young) {
    const equals = young.filter(
      (other) => isAlike(track, other) && Math.abs(other.peak.lots / track.peak.lots - 1) <= LAYER_SIZE,
    );
    if (equals.length >= LAYERS) for (const layer of equals) layer.layered = true;
  }
}

const overlaps = (track: WallTrack, side: WallTrack['side'], { low, high }: FoundWall) =>
  track.side === side && low <= track.high && high >= track.low;
