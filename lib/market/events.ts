import type { VenueId } from './venues';

/** `[price in quote units, size in base units]`; size 0 removes the level. */
export type Level = readonly [price: number, size: number];

interface EventBase {
  readonly venue: VenueId;
  /** The venue's own name of the instrument. */
  readonly symbol: string;
  /** Epoch milliseconds on the exchange's clock. */
  readonly time: number;
}

/** A full book (`snapshot`) or absolute new sizes of some of its levels. */
export interface BookEvent extends EventBase {
  readonly type: 'book';
  readonly snapshot: boolean;
  readonly bids: readonly Level[];
  readonly asks: readonly Level[];
  /** Sequence numbers as far as the venue has them: first and last of this frame, last of the frame before. */
  readonly first?: number;
  readonly last?: number;
  readonly prev?: number;
  /** The venue's checksum of its book after this frame. */
  readonly checksum?: number;
}

export interface TradeEvent extends EventBase {
  readonly type: 'trade';
  readonly id?: string;
  readonly price: number;
  readonly size: number;
  /** The aggressor's side. */
  readonly side: 'buy' | 'sell';
  /** The accounts on both sides, where the venue publishes them. */
  readonly accounts?: readonly string[];
}

export interface LiquidationEvent extends EventBase {
  readonly type: 'liquidation';
  readonly price: number;
  readonly size: number;
  /** The side of the position that was closed by force; a long is closed by a sell. */
  readonly position: 'long' | 'short';
  readonly priceKind: 'fill' | 'bankruptcy' | 'order';
}

export interface OpenInterestEvent extends EventBase {
  readonly type: 'openInterest';
  /** One side only, in base units. */
  readonly size: number;
}

export interface FundingEvent extends EventBase {
  readonly type: 'funding';
  /** The raw rate of its own interval, as a fraction. */
  readonly rate: number;
  readonly intervalHours: number;
  readonly nextTime?: number;
  readonly kind: 'predicted' | 'settled';
}

export interface MarkEvent extends EventBase {
  readonly type: 'mark';
  readonly mark: number;
  readonly index?: number;
}

/** `time` is the start of the bar. */
export interface CandleEvent extends EventBase {
  readonly type: 'candle';
  readonly intervalMs: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  readonly takerBuy?: number;
  readonly closed: boolean;
}

/** What was liquidated between `time` and `time + intervalMs`, base units of each side's positions. */
export interface LiquidationTotal extends EventBase {
  readonly intervalMs: number;
  readonly longs: number;
  readonly shorts: number;
}

export type MarketEvent =
  | BookEvent
  | TradeEvent
  | LiquidationEvent
  | OpenInterestEvent
  | FundingEvent
  | MarkEvent
  | CandleEvent;
