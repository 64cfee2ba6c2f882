import { advanceLedger, openLedger } from './ledger';
import { distanceBp, isReached, type Moment } from './moment';
import type { FoundWall } from './find-walls';
import type { WallOptions } from './options';
import type { WallTrack } from './wall';

/** A price this near is a visit, which ends when it is as far as the second again. */
const VISIT_BP = 5;
const LEAVE_BP = 10;
/** A wall holds a visit when this share of it still stands. */
const HELD_SHARE = 0.5;
/** Nearer than this, leaving while the price comes is shyness. */
const SHY_BP = 15;
/** The distance is smoothed over this time to tell whether the price comes. */
const APPROACH_MS = 5_000;
const RECENT_MS = 30_000;
const DIM_MS = 5_000;

export interface Birth {
  readonly id: string;
  readonly side: WallTrack['side'];
  readonly fresh: boolean;
  readonly moment: Moment;
}

export function openTrack(
  { low, high, peakTick, lots, z }: FoundWall,
  { id, side, fresh, moment }: Birth,
): WallTrack {
  const distance = distanceBp(moment, side, side === 'bid' ? high : low);
  return {
    id,
    side,
    low,
    high,
    peakTick,
    bornAt: moment.time,
    fresh,
    announced: false,
    stoodAt: moment.time,
    ledger: openLedger(lots),
    peak: { lots, at: moment.time, filled: 0, refilled: 0 },
    z,
    distanceBp: distance,
    slowDistanceBp: distance,
    shyLots: 0,
    unheardLots: 0,
    visits: 0,
    held: 0,
    reappearances: 0,
    layered: false,
    moves: 0,
    retreats: 0,
    recent: [],
    absorptions: 0,
    iceberg: false,
  };
}

/** What a book shows of a wall's levels: lots, the score of its bins where it has one, and what is too little for a wall. */
export interface Sight {
  readonly lots: number;
  readonly z: number | undefined;
  readonly floor: number;
}

/** Lets a wall go on by one book. */
export function followWall(
  track: WallTrack,
  { lots, z, floor }: Sight,
  moment: Moment,
  options: WallOptions,
): void {
  keepAccount(track, lots, moment);
  approach(track, moment);
  visit(track);
  track.z = z ?? track.z;
  if (lots > track.peak.lots) crest(track, moment.time);
  if (lots >= options.endShare * track.peak.lots) {
    track.stoodAt = moment.time;
    track.endingAt = undefined;
  } else {
    track.endingAt ??= moment.time;
  }
  // Among other walls a score is low without the wall being any smaller.
  const isDim = track.z < options.endZ && lots < floor;
  track.dimSince = isDim ? (track.dimSince ?? moment.time) : undefined;
}

/** It stands but has not stood out for some seconds. */
export const isFaded = ({ dimSince, endingAt }: WallTrack, time: number): boolean =>
  endingAt === undefined && dimSince !== undefined && time - dimSince >= DIM_MS;

/** The tick of a wall that the price comes to first. */
export const nearEdge = ({ side, low, high }: Pick<WallTrack, 'side' | 'low' | 'high'>): number =>
  side === 'bid' ? high : low;

function keepAccount(track: WallTrack, lots: number, moment: Moment): void {
  const { side, low, high, ledger: before } = track;
  const { time, heard, traded } = moment;
  const after = advanceLedger(before, {
    left: lots,
    traded: traded.between(side, low, high),
    reached: isReached(moment, side, nearEdge(track)),
    heard,
  });
  track.ledger = after;
  const cancelled = after.pulled + after.unattributed - before.pulled - before.unattributed;
  const isNearing = distanceBp(moment, side, nearEdge(track)) < track.slowDistanceBp;
  if (isNearing && track.slowDistanceBp < SHY_BP + VISIT_BP)
    track.shyLots = Math.max(0, track.shyLots + cancelled);
  if (!heard) track.unheardLots += Math.max(0, cancelled);
  const filled = after.filled - before.filled;
  if (filled > 0) track.recent.push([time, filled]);
  while ((track.recent[0]?.[0] ?? time) <= time - RECENT_MS) track.recent.shift();
}

function approach(track: WallTrack, moment: Moment): void {
  track.distanceBp = distanceBp(moment, track.side, nearEdge(track));
  const kept = Math.exp(-moment.elapsedMs / APPROACH_MS);
  track.slowDistanceBp = kept * track.slowDistanceBp + (1 - kept) * track.distanceBp;
}

function visit(track: WallTrack): void {
  const { ledger, distanceBp: distance } = track;
  if (!track.visit) {
    if (distance <= VISIT_BP) track.visit = { lots: ledger.left };
  } else if (distance >= LEAVE_BP) {
    track.visits += 1;
    if (ledger.left >= HELD_SHARE * track.visit.lots) track.held += 1;
    track.visit = undefined;
  }
}

function crest(track: WallTrack, time: number): void {
  const { left, filled, refilled } = track.ledger;
  track.peak = { lots: left, at: time, filled, refilled };
  track.unheardLots = 0;
}
