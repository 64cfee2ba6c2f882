/** From when on forced closes are a cascade; sizes in quote units, moves in basis points. */
export interface CascadeOptions {
  /** What must be closed by force within ten seconds at least. */
  readonly minNotional: number;
  readonly minPrints: number;
  readonly minTravelBp: number;
  /** Some of the venues tell no more than one liquidation a second: what is told may be a quarter of what is closed. */
  readonly isSampled: boolean;
}

export const CASCADE_DEFAULTS: CascadeOptions = {
  minNotional: 1_000_000,
  minPrints: 3,
  minTravelBp: 10,
  isSampled: false,
};

/** Positions closed by force, one pushing the next. Plain data; times in epoch ms, sizes in quote units. */
export interface Cascade {
  /** Down when longs are closed. */
  readonly direction: 'up' | 'down';
  readonly start: number;
  /** The last second that belongs to it so far. */
  end: number;
  /** What was told of as closed by force: a floor where a venue's feed is sampled. */
  total: number;
  /** The part of it that went the cascade's way. */
  sideShare: number;
  readonly startPrice: number;
  /** The price farthest its way. */
  extreme: number;
  /** The most within ten seconds. */
  peakTen: number;
  /** What aggressors bought and sold in its seconds, those apart in which it was quiet. */
  bought: number;
  sold: number;
  /** Traded in the mean minute of the hour before; undefined when that was not heard. */
  readonly usualMinute: number | undefined;
  /** Traded in its first minute, or until it was over, as so much a minute ÷ `usualMinute`; undefined until known. */
  volumeRatio: number | undefined;
}

/** Bought less sold ÷ traded, −1…1; undefined without trades. */
export const cascadeImbalance = ({ bought, sold }: Cascade): number | undefined =>
  bought + sold > 0 ? (bought - sold) / (bought + sold) : undefined;

/** How far the price went its way, basis points. */
export const cascadeExtentBp = ({ startPrice, extreme }: Cascade): number =>
  Math.abs(Math.log(extreme / startPrice)) * 1e4;

export interface CascadeNote {
  readonly type: 'started' | 'ended';
  readonly time: number;
  readonly cascade: Cascade;
}
