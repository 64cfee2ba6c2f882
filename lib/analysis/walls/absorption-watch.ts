import type { Side } from '../../core/units';
import type { Absorption } from './absorption';

/** An absorption fails when the price goes so far through it within the time. */
const FAILED_BP = 10;
const OUTCOME_MS = 120_000;
const WATCHED = 16;
/** One that pauses for less goes on. */
const PAUSE_MS = 5_000;

/** One absorption from its beginning on. Plain data; the level in ticks. */
export interface AbsorptionTrack {
  readonly side: Side;
  readonly tick: number;
  readonly since: number;
  /** Epoch ms of the last second of it. */
  until: number;
  /** The greatest of each. */
  ratio: number;
  signed: number;
}

export interface AbsorptionState {
  current?: AbsorptionTrack | undefined;
  /** Those whose outcome is not known yet. */
  open: AbsorptionTrack[];
}

export const emptyAbsorptions = (): AbsorptionState => ({ open: [] });

export interface AbsorptionChange {
  readonly type: 'started' | 'ended' | 'failed' | 'stood';
  readonly track: AbsorptionTrack;
}

/** Takes what the last second says; returns what began, what ended and what has come of earlier ones. */
export function followAbsorption(
  state: AbsorptionState,
  found: Absorption | undefined,
  { time, mid, tick }: { readonly time: number; readonly mid: number; readonly tick: number },
): readonly AbsorptionChange[] {
  const changes: AbsorptionChange[] = [];
  const { current } = state;
  if (current && found?.side === current.side) {
    current.until = time;
    current.ratio = Math.max(current.ratio, found.ratio);
    if (Math.abs(found.signed) > Math.abs(current.signed)) current.signed = found.signed;
  } else if (!current || found || time - current.until >= PAUSE_MS) {
    if (current) {
      changes.push({ type: 'ended', track: current });
      state.open = [...state.open, current].slice(-WATCHED);
    }
    state.current = found && {
      side: found.side,
      tick,
      since: time,
      until: time,
      ratio: found.ratio,
      signed: found.signed,
    };
    if (state.current) changes.push({ type: 'started', track: state.current });
  }
  return [...changes, ...outcomes(state, time, mid)];
}

function outcomes(state: AbsorptionState, time: number, mid: number): readonly AbsorptionChange[] {
  const decided = state.open.flatMap((track): AbsorptionChange[] => {
    const through = ((track.side === 'bid' ? track.tick - mid : mid - track.tick) / track.tick) * 1e4;
    if (through > FAILED_BP) return [{ type: 'failed', track }];
    return time - track.until >= OUTCOME_MS ? [{ type: 'stood', track }] : [];
  });
  state.open = state.open.filter((track) => !decided.some((change) => change.track === track));
  return decided;
}
