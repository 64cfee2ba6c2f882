import type { MarginTier } from '../../market/margin';
import type { Exchange } from '../exchange';
import { assumedMarginTable } from '../margin-tiers';

type MarginTableOf = NonNullable<Exchange['marginTable']>;

const MILLION = 1e6;

/** `[largest position in quote units, maintenance margin in per cent, highest leverage]` */
type Step = readonly [upTo: number, percent: number, maxLeverage: number];

const UP_TO_12_MILLION: readonly Step[] = [
  [50_000, 0.4, 125],
  [600_000, 0.5, 100],
  [3 * MILLION, 0.65, 75],
  [12 * MILLION, 1, 50],
];

/**
 * USD-M shows its brackets only to those who log in. A copy of them is kept by the freqtrade project, this one of the day
 * below; where the steps that were copied end before the venue's do, the last of them stands for the rest.
 */
const USDM: ReadonlyMap<string, readonly Step[]> = new Map(
  Object.entries({
    BTCUSDT: [
      ...UP_TO_12_MILLION,
      [70 * MILLION, 2, 25],
      [100 * MILLION, 2.5, 20],
      [230 * MILLION, 5, 10],
      [480 * MILLION, 10, 5],
      [600 * MILLION, 12.5, 4],
      [800 * MILLION, 15, 3],
      [1200 * MILLION, 25, 2],
      [Infinity, 50, 1],
    ],
    ETHUSDT: [...UP_TO_12_MILLION, [50 * MILLION, 2, 25], [65 * MILLION, 2.5, 20], [Infinity, 5, 10]],
    SOLUSDT: [
      [20_000, 0.5, 100],
      [100_000, 0.65, 75],
      [800_000, 1, 50],
      [4 * MILLION, 2, 25],
      [8 * MILLION, 2.5, 20],
      [Infinity, 5, 10],
    ],
    BTCUSDC: [
      [50_000, 0.4, 125],
      [500_000, 0.5, 100],
      [10 * MILLION, 1, 50],
      [80 * MILLION, 2.5, 20],
      [Infinity, 5, 10],
    ],
  }),
);
const USDM_AS_OF = '2024-10-24';

/** Copied brackets where there are any, otherwise those of {@link flatMarginTable}. */
export const usdmMarginTable: MarginTableOf = (rest, instrument) => {
  const steps = USDM.get(instrument.symbol);
  if (!steps) return flatMarginTable(rest, instrument);
  return Promise.resolve({ unit: 'quote', tiers: steps.map(tier), source: { asOf: USDM_AS_OF } });
};

/** Neither COIN-M nor Aster shows its brackets to the public. */
export const flatMarginTable: MarginTableOf = (_, instrument) =>
  Promise.resolve(assumedMarginTable(instrument));

const tier = ([upTo, percent, maxLeverage]: Step): MarginTier => ({
  upTo,
  maintenanceRate: percent / 100,
  maxLeverage,
});
