import type { EndedWall, WallTrack } from './wall';

/** Filled from this share of what left it on, pulled up to the second. */
const FILLED_FROM = 0.6;
const PULLED_UP_TO = 0.2;
/** Where more than this share of the loss was not heard, nothing is said of it. */
const UNHEARD_UP_TO = 0.5;

/** What left a wall since its peak, in lots, and the share of it that trades explain; the share is undefined while next to nothing left. */
export interface Outflow {
  readonly lots: number;
  readonly filledShare: number | undefined;
}

/** Less than this share of the peak is too little to judge by. */
const TELLING_SHARE = 0.05;

export function outflowOf({ peak, ledger }: Pick<WallTrack, 'peak' | 'ledger'>): Outflow {
  const lots = peak.lots + (ledger.refilled - peak.refilled) - ledger.left;
  const filled = ledger.filled - peak.filled;
  return { lots, filledShare: lots >= TELLING_SHARE * peak.lots && lots > 0 ? filled / lots : undefined };
}

/** How a wall that is gone has ended, moving apart. */
export function fateOf(track: WallTrack): Exclude<EndedWall['fate'], 'moved' | 'faded'> {
  const { lots, filledShare } = outflowOf(track);
  if (filledShare === undefined || track.unheardLots > UNHEARD_UP_TO * lots) return 'unseen';
  if (filledShare >= FILLED_FROM) return 'filled';
  return filledShare <= PULLED_UP_TO ? 'pulled' : 'mixed';
}
