import { fateOf } from './fate';
import { isFaded, nearEdge } from './follow-wall';
import { directionOf, successorOf } from './moved';
import type { EndedWall, WallTrack } from './wall';
import type { WallsState } from './walls-state';

/** A wall that is gone is judged this much later: prints come late, and it may turn up again nearby. */
const JUDGED_AFTER_MS = 2_000;
const PULLED_KEPT = 64;

/**
 * Ends the walls that are over and lets those go on that are not.
 * @param inView whether the book still shows a wall's prices.
 */
export function concludeWalls(
  state: WallsState,
  time: number,
  inView: (track: WallTrack) => boolean,
): readonly EndedWall[] {
  const ended: EndedWall[] = [];
  const standing: WallTrack[] = [];
  for (const track of state.standing) {
    const { endingAt } = track;
    if (endingAt !== undefined && time - endingAt >= JUDGED_AFTER_MS)
      ended.push(judge(state, track, endingAt));
    else if (isFaded(track, time)) ended.push({ track, fate: 'faded', endedAt: time });
    else if (!inView(track)) ended.push({ track, fate: 'unseen', endedAt: time });
    else standing.push(track);
  }
  state.standing = standing;
  return ended;
}

function judge(state: WallsState, track: WallTrack, endedAt: number): EndedWall {
  const fate = fateOf(track);
  if (fate !== 'pulled') return { track, fate, endedAt };
  const next = successorOf(track, endedAt, state.standing);
  if (next) return moveTo(next, track, endedAt);
  state.pulled.push({ side: track.side, edge: nearEdge(track), lots: track.peak.lots, endedAt });
  if (state.pulled.length > PULLED_KEPT) state.pulled.shift();
  return { track, fate, endedAt };
}

function moveTo(next: WallTrack, track: WallTrack, endedAt: number): EndedWall {
  const direction = directionOf(track, next);
  next.movedFrom = track.id;
  next.moves = track.moves + 1;
  next.retreats = track.retreats + (direction === 'retreat' ? 1 : 0);
  return { track, fate: 'moved', endedAt, movedTo: next.id, direction };
}
