import type { LeverageWeights, MarketSettings } from './settings';

/** Early retail futures, as on BitMEX in 2019. */
const MANY_HIGH: LeverageWeights = [3, 6, 12, 3, 20, 4, 15, 8, 2, 2, 12, 4, 6, 3];
const BETWEEN: LeverageWeights = [8, 12, 18, 4, 20, 4, 12, 6, 2, 2, 7, 2, 3, 1.5];
/** A venue of large accounts, as Hyperliquid in 2025. */
const MANY_LOW: LeverageWeights = [24, 26, 20, 5, 12, 1.5, 4, 2, 0.5, 0.7, 1.8, 0.4, 0.6, 0.3];
const MOSTLY_HIGHEST: LeverageWeights = [1, 1, 3, 1, 8, 3, 14, 14, 3, 4, 22, 10, 12, 6];

const RETAIL: MarketSettings = {
  days: 18,
  price: 60_000,
  dailyVolatility: 0.022,
  jumpsPerDay: 2,
  jumpSpread: 0.009,
  arrivals: 13,
  medianNotional: 6000,
  notionalSpread: 2,
  leverageWeights: MANY_HIGH,
  sizeEffect: 0.075,
  crossShare: 0.5,
  crossExtra: 1,
  stopShare: 0.35,
  targetShare: 0.5,
  topUpShare: 0.1,
  holdHours: 145,
  holdPower: 0.7,
  holdSpread: 1.4,
  momentum: 0.12,
  sentimentSpread: 0.08,
  takerShare: 0.6,
  backgroundVolume: 2.7,
  impact: 4e-11,
  backgroundInterest: 0.6,
  interestNoise: 0.0025,
  wick: 1.5e-4,
};

const MID: MarketSettings = { ...RETAIL, leverageWeights: BETWEEN };
const MODERN: MarketSettings = {
  ...RETAIL,
  arrivals: 15,
  leverageWeights: MANY_LOW,
  holdHours: 160,
  backgroundVolume: 2.3,
};

/**
 * `retail` and `modern` are set so that what is published of such markets holds in them, `mid` lies between; the others
 * strain a model: leverage that jumps, volume that is mostly not positions, positions whose owners defend them.
 */
export const REGIMES = {
  retail: RETAIL,
  mid: MID,
  modern: MODERN,
  shift: { ...MODERN, leverageShift: { day: 12, weights: MOSTLY_HIGHEST } },
  churn: { ...MID, backgroundVolume: 8.1, holdHours: 50, interestNoise: 0.006 },
  hold: { ...MID, holdHours: 400, crossShare: 0.8, topUpShare: 0.3 },
} satisfies Readonly<Record<string, MarketSettings>>;

export type RegimeId = keyof typeof REGIMES;
