import type { Side } from '../../lib/core/units';
import type { CandleStore } from './candle-store';

/** How one instrument's prices and sizes are counted and written. */
export interface InstrumentSpec {
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  /** Price ticks in one quote unit and size lots in one base unit. */
  readonly ticksPerUnit: number;
  readonly lotsPerUnit: number;
  /** Digits after the point on the wire. */
  readonly priceDecimals: number;
  readonly sizeDecimals: number;
  /**
   * What one lot is on the wire: a number of contracts, where sizes are counted in them. Inverse contracts are worth a
   * fixed sum, so that `lotsPerUnit` is then only about right. Base units without it.
   */
  readonly wireLot?: number;
}

/** Absolute new size of a level in lots; 0 removes it. */
export interface LevelChange {
  readonly side: Side;
  readonly tick: number;
  readonly lots: number;
}

export interface MarketTrade {
  readonly id: number;
  readonly tick: number;
  readonly lots: number;
  /** The aggressor's side. */
  readonly side: 'buy' | 'sell';
}

export interface MarketLiquidation {
  /** The side of the position that was closed by force. */
  readonly position: 'long' | 'short';
  readonly lots: number;
  /** Mean price of the fills. */
  readonly fillTick: number;
  /** Where the position's margin was used up: beyond the fill. */
  readonly bankruptcyTick: number;
}

/** What happened on one venue since the update before. */
export interface VenueUpdate {
  readonly time: number;
  /** Sequence numbers: of this update's first and last change and of the update before. */
  readonly first: number;
  readonly last: number;
  readonly prev: number;
  readonly changes: readonly LevelChange[];
  readonly trades: readonly MarketTrade[];
  readonly liquidations: readonly MarketLiquidation[];
}

export interface Ticker {
  readonly last: number;
  readonly mark: number;
  readonly index: number;
  /** Predicted for the running interval, as a fraction. */
  readonly fundingRate: number;
  readonly nextFundingTime: number;
  /** One side, base units; undefined where it is not known. */
  readonly openInterest: number | undefined;
}

/** A level as `[tick, lots]`. */
export type TickLevel = readonly [tick: number, lots: number];

/** One instrument on one venue, simulated or replayed: all that a local exchange needs to speak for it. */
export interface VenueMarket {
  readonly instrument: InstrumentSpec;
  readonly time: number;
  /** Sequence number of the newest change in the book. */
  readonly lastId: number;
  /** Up to `limit` levels of one side, best first. */
  top(side: Side, limit: number): readonly TickLevel[];
  /** Undefined where nothing but book and trades is known. */
  ticker(): Ticker | undefined;
  readonly candles: CandleStore;
  /** One-sided open interest in base units at a past time; undefined where it is not known. */
  openInterestAt(time: number): number | undefined;
  /** The settled rate of the interval that ended at `time`; undefined where it is not known. */
  fundingAt(time: number): number | undefined;
}

export const FUNDING_INTERVAL_MS = 8 * 3_600_000;

export const priceText = (tick: number, { ticksPerUnit, priceDecimals }: InstrumentSpec) =>
  (tick / ticksPerUnit).toFixed(priceDecimals);

/** A size as it stands on the wire. */
export const wireSize = (lots: number, { lotsPerUnit, wireLot }: InstrumentSpec) =>
  wireLot === undefined ? lots / lotsPerUnit : lots * wireLot;

export const sizeText = (lots: number, spec: InstrumentSpec) =>
  wireSize(lots, spec).toFixed(spec.sizeDecimals);
