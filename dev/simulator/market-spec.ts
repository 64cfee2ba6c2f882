import type { InstrumentSpec } from './venue-market';

/** One asset as the simulator trades it; sizes in base units, prices in quote units. */
export interface MarketSpec {
  /** How it is counted where a venue does not list it in another way. */
  readonly instrument: InstrumentSpec;
  /** The price that the walk is drawn back to over hours. */
  readonly anchor: number;
  /** The smallest size in the power law of resting sizes. */
  readonly levelSize: number;
  /** No ordinary level grows beyond this: what is larger is a wall. */
  readonly maxLevelSize: number;
  readonly wallSize: readonly [low: number, high: number];
  /** Round prices that gather orders, and by how much more than others; the coarsest two carry walls. */
  readonly roundPrices: readonly (readonly [step: number, factor: number])[];
  /** Mean size of what presses against the book in one step, and of a small trade. */
  readonly pressure: number;
  readonly tradeSize: number;
  readonly openInterest: number;
  /** Sizes of liquidated positions start here. */
  readonly liquidationSize: number;
  /** How far the venues' prices drift from the index, quote units. */
  readonly basis: number;
}

export const BTC: MarketSpec = {
  instrument: {
    symbol: 'BTCUSDT',
    base: 'BTC',
    quote: 'USDT',
    ticksPerUnit: 10,
    lotsPerUnit: 1000,
    priceDecimals: 2,
    sizeDecimals: 3,
  },
  anchor: 96_400,
  levelSize: 0.1,
  maxLevelSize: 25,
  wallSize: [60, 400],
  roundPrices: [
    [10, 1.5],
    [50, 2],
    [100, 4],
    [500, 8],
    [1000, 16],
  ],
  pressure: 3,
  tradeSize: 0.02,
  openInterest: 82_000,
  liquidationSize: 0.4,
  basis: 3,
};

export const ETH: MarketSpec = {
  instrument: {
    symbol: 'ETHUSDT',
    base: 'ETH',
    quote: 'USDT',
    ticksPerUnit: 100,
    lotsPerUnit: 1000,
    priceDecimals: 2,
    sizeDecimals: 3,
  },
  anchor: 3_420,
  levelSize: 1.4,
  maxLevelSize: 400,
  wallSize: [1000, 7000],
  roundPrices: [
    [0.5, 1.5],
    [1, 2],
    [5, 4],
    [10, 8],
    [50, 16],
  ],
  pressure: 60,
  tradeSize: 0.3,
  openInterest: 1_900_000,
  liquidationSize: 6,
  basis: 0.15,
};
