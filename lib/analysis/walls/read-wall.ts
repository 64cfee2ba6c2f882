import { asLot, asTick, type Side } from '../../core/units';
import { type Instrument, lotsToBase, tickToPrice } from '../../market/instrument';
import { judgeWall, type WallVerdict } from './verdict';
import type { EndedWall, WallFate, WallTrack } from './wall';

/** A wall in the units people read: prices in quote units, sizes in base units, times in epoch ms. */
export interface WallReading {
  readonly id: string;
  readonly side: Side;
  /** Its largest level, and where it begins and ends. */
  readonly price: number;
  readonly low: number;
  readonly high: number;
  readonly size: number;
  readonly peakSize: number;
  /** Quote units that `size` is worth. */
  readonly notional: number;
  readonly distanceBp: number;
  /** Since when it is known; it may be older unless `isBirth`. */
  readonly since: number;
  readonly isBirth: boolean;
  readonly asOf: number;
  /** `filled + pulled + unattributed + left = placed + refilled`; `hidden` is part of what was refilled. */
  readonly account: {
    readonly placed: number;
    readonly refilled: number;
    readonly hidden: number;
    readonly filled: number;
    readonly pulled: number;
    readonly unattributed: number;
    readonly left: number;
  };
  readonly z: number;
  readonly visits: number;
  readonly held: number;
  readonly moves: number;
  readonly retreats: number;
  readonly movedFrom: string | undefined;
  readonly movedTo: string | undefined;
  readonly isAbsorbing: boolean;
  readonly absorptions: number;
  readonly isIceberg: boolean;
  readonly fate: WallFate;
  readonly endedAt: number | undefined;
  readonly verdict: WallVerdict;
}

/** What a wall that stands looks like at `asOf`, epoch ms. */
export const readStanding = (track: WallTrack, instrument: Instrument, asOf: number): WallReading =>
  read(track, instrument, { fate: 'standing', asOf });

/** What is known in the end of a wall that is over. */
export const readEnded = (ended: EndedWall, instrument: Instrument): WallReading =>
  read(ended.track, instrument, {
    fate: ended.fate,
    asOf: ended.endedAt,
    endedAt: ended.endedAt,
    movedTo: ended.movedTo,
  });

interface Ending {
  readonly fate: WallFate;
  readonly asOf: number;
  readonly endedAt?: number | undefined;
  readonly movedTo?: string | undefined;
}

function read(
  track: WallTrack,
  instrument: Instrument,
  { fate, asOf, endedAt, movedTo }: Ending,
): WallReading {
  const { ledger } = track;
  const priceOf = (tick: number) => tickToPrice(asTick(tick), instrument);
  const price = priceOf(track.peakTick);
  const base = (lots: number) => lotsToBase(asLot(lots), price, instrument);
  return {
    id: track.id,
    side: track.side,
    price,
    low: priceOf(track.low),
    high: priceOf(track.high),
    size: base(ledger.left),
    peakSize: base(track.peak.lots),
    notional: base(ledger.left) * price,
    distanceBp: track.distanceBp,
    since: track.bornAt,
    isBirth: track.fresh,
    asOf,
    account: {
      placed: base(ledger.placed),
      refilled: base(ledger.refilled),
      hidden: base(ledger.hidden),
      filled: base(ledger.filled),
      pulled: base(ledger.pulled),
      unattributed: base(ledger.unattributed),
      left: base(ledger.left),
    },
    z: track.z,
    visits: track.visits,
    held: track.held,
    moves: track.moves,
    retreats: track.retreats,
    movedFrom: track.movedFrom,
    movedTo,
    isAbsorbing: track.absorbingSince !== undefined,
    absorptions: track.absorptions,
    isIceberg: track.iceberg,
    fate,
    endedAt,
    verdict: judgeWall(track, endedAt ?? asOf),
  };
}
