/** What was bought and sold by aggressors at each price. Bin `i` covers `[(firstBin + i) · binSize, …)` of price. */
export interface VolumeAtPrice {
  readonly binSize: number;
  readonly firstBin: number;
  /** Base units per bin, both of one length. */
  readonly buy: Float64Array;
  readonly sell: Float64Array;
  /** True when every trade is in its own bin; false when a bar's volume was spread over its range. */
  readonly exact: boolean;
}

/** One position that was closed by force. */
export interface ForcedClose {
  readonly price: number;
  /** Base units. */
  readonly size: number;
  readonly position: 'long' | 'short';
  /** True where the venue told only the total of an interval: the price is then the extreme that the interval reached. */
  readonly placed?: true;
}

/** What happened to one instrument within one interval. */
export interface FlowBar {
  /** Beginning, epoch ms on the exchange's clock, a multiple of `intervalMs`. */
  readonly time: number;
  readonly intervalMs: number;
  /** Of trades. */
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** Extremes of the mark price, which liquidations follow; of trades where no mark is known. */
  readonly markHigh: number;
  readonly markLow: number;
  readonly volume: VolumeAtPrice;
  /** One side's open interest at the end, base units; NaN when unknown. */
  readonly openInterest: number;
  /** When the venue read it, epoch ms: a reading of an earlier interval is one that is carried on. Missing when unknown. */
  readonly openInterestTime?: number;
  /** Those the venue told of; a sampled feed hides some. */
  readonly liquidations: readonly ForcedClose[];
  /** True where nobody told what was closed by force: then that there is nothing in `liquidations` says nothing. */
  readonly liquidationsUnknown?: true;
}
