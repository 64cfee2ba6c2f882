import type { Side } from '../../core/units';
import type { WallLedger } from './ledger';

/**
 * How a wall ended. `standing`: it has not. `filled`: aggressors took it. `pulled`: it was taken back, or left without
 * prints that explain it. `moved`: taken back and put up again nearby. `mixed`: some of both. `faded`: it stands but does
 * not stand out any more. `unseen`: what happened is not known, because book or trades were missing or the price went
 * out of reach.
 */
export type WallFate = 'standing' | 'filled' | 'pulled' | 'moved' | 'mixed' | 'faded' | 'unseen';

/** One wall of one venue, followed from book to book. Plain data. Ticks and lots are the instrument's. */
export interface WallTrack {
  readonly id: string;
  readonly side: Side;
  /** The ticks that make it up, both included, and the largest of them. */
  readonly low: number;
  readonly high: number;
  readonly peakTick: number;
  /** Epoch ms of the first book that showed it. False `fresh`: it was there when watching began, or came into view. */
  readonly bornAt: number;
  readonly fresh: boolean;
  /** It has stood long enough to be told of. */
  announced: boolean;
  /** Epoch ms of the last book in which it stood. */
  stoodAt: number;
  /** Since when less than its share is left, or since when it does not stand out; undefined otherwise. */
  endingAt?: number | undefined;
  dimSince?: number | undefined;
  ledger: WallLedger;
  /** Its greatest size, when that was, and what the ledger held then. */
  peak: { lots: number; at: number; filled: number; refilled: number };
  z: number;
  /** From the mid price to its near edge, now and as a mean over some seconds. */
  distanceBp: number;
  slowDistanceBp: number;
  /** Lots that left without a print while the price came closer within some basis points. */
  shyLots: number;
  /** A visit of the price that is under way, how many there were, and after how many at least half still stood. */
  visit?: { readonly lots: number } | undefined;
  visits: number;
  held: number;
  /** Walls alike that were pulled around here not long ago; it is one of several alike that came together. */
  reappearances: number;
  layered: boolean;
  /** The wall it was before it moved, how often it has moved, and how often away from the price that came. */
  movedFrom?: string | undefined;
  moves: number;
  retreats: number;
  /** Lots filled lately: `[epoch ms, lots]`, oldest first. */
  recent: [time: number, lots: number][];
  /** Since when it takes heavy flow without giving way, and how often it did. */
  absorbingSince?: number | undefined;
  absorptions: number;
  /** What its level is refilled from is suspected to be a hidden reserve. */
  iceberg: boolean;
  /** Lots that left since the peak while trades were not all heard. */
  unheardLots: number;
}

/** A wall that has ended. */
export interface EndedWall {
  readonly track: WallTrack;
  readonly fate: Exclude<WallFate, 'standing'>;
  /** Epoch ms of the first book without it. */
  readonly endedAt: number;
  /** Where it went, of a wall that moved. */
  readonly movedTo?: string | undefined;
  readonly direction?: 'retreat' | 'chase' | undefined;
}
