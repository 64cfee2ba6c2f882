/** How a market of agents behaves. Shares and probabilities are fractions of 1; money is in quote units. */
export interface MarketSettings {
  readonly days: number;
  /** Price at the beginning. */
  readonly price: number;
  /** Standard deviation of the log price over a day, before forced orders add theirs. */
  readonly dailyVolatility: number;
  readonly jumpsPerDay: number;
  /** Standard deviation of a jump of the log price. */
  readonly jumpSpread: number;
  /** Mean number of positions that agents open in a minute of ordinary activity. */
  readonly arrivals: number;
  /** A position's value is log-normal with this median and this spread of the logarithm. */
  readonly medianNotional: number;
  readonly notionalSpread: number;
  /** How often agents choose each leverage of {@link LEVERAGES}. */
  readonly leverageWeights: LeverageWeights;
  /** From this day on they choose by other weights. */
  readonly leverageShift?: { readonly day: number; readonly weights: LeverageWeights };
  /** Exponent by which larger positions are less leveraged. */
  readonly sizeEffect: number;
  /** Share of positions that are backed by more than their own margin, and how much more: nominal leverage ÷ (1 + Exp(mean)). */
  readonly crossShare: number;
  readonly crossExtra: number;
  readonly stopShare: number;
  readonly targetShare: number;
  /** Share of agents who add margin once, just before they are liquidated. */
  readonly topUpShare: number;
  /** Median holding time is `holdHours / leverage ^ holdPower`, log-normal with this spread of the logarithm. */
  readonly holdHours: number;
  readonly holdPower: number;
  readonly holdSpread: number;
  /** How much the last hour's move, and a slow common sentiment, sway the choice of a side. */
  readonly momentum: number;
  readonly sentimentSpread: number;
  readonly takerShare: number;
  /** Volume of those who hold no position worth liquidating, as a multiple of what the agents trade. */
  readonly backgroundVolume: number;
  /** Change of the log price for each quote unit of net aggressive flow. */
  readonly impact: number;
  /** Open interest of those who are never liquidated, as a multiple of the agents', and its hourly noise. */
  readonly backgroundInterest: number;
  readonly interestNoise: number;
  /** Mean distance that trades reach beyond the mark price, log price. */
  readonly wick: number;
}

/** Leverages an exchange's slider offers. */
export const LEVERAGES = [2, 3, 5, 8, 10, 15, 20, 25, 30, 40, 50, 75, 100, 125] as const;

/** One weight for each of {@link LEVERAGES}; they need not add up to 1. */
export type LeverageWeights = readonly number[];
