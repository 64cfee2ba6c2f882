import { liquidationPrice, type PositionSide, tieredLiquidationPrice } from '../../market/liquidation-price';
import type { MarginTable } from '../../market/margin';
import type { LiquidationMarket, SidePair } from './contract';
import { type Kernel, kernelOf, type KernelPoint } from './kernel';
import { LOG_STEP } from './log-grid';

/**
 * The ways in which a position's liquidation can lie away from its entry. Sharp: margin for just one leverage, as the
 * buttons of a trading page offer it. Broad: about so far in price, as with shared or added margin.
 */
export type DistanceClass = { readonly leverage: number } | { readonly distance: number };

export const DISTANCE_CLASSES: readonly DistanceClass[] = [
  ...[125, 100, 75, 50, 25, 20, 10, 5, 3, 2].map((leverage) => ({ leverage })),
  ...[0.007, 0.012, 0.02, 0.033, 0.055, 0.09, 0.15, 0.25, 0.42].map((distance) => ({ distance })),
];

/** A class as one market has it. */
export interface MarketClass {
  readonly kernel: SidePair<Kernel>;
  /** In log price, on the side where it is farther. */
  readonly distance: number;
}

/** A broad class reaches from its distance ÷ this to its distance × this. */
const BROAD_REACH = 1.65;
const FARTHEST = 0.9;
const POINTS_PER_BIN = 4;

/** Value of positions in quote units, weighted by it: log-normal, as the shares of Binance's tiers in use suggest. */
const MEDIAN_VALUE = 150_000;
const VALUE_SPREAD = 2;
const VALUES = Array.from({ length: 41 }, (_, index) => {
  const deviation = (index - 20) * 0.15;
  return {
    value: MEDIAN_VALUE * Math.exp(VALUE_SPREAD * deviation),
    weight: Math.exp(-(deviation ** 2) / 2),
  };
});

/** Prices and offers are not exact: a sharp class covers the bins beside its own too. */
const BLUR = [-LOG_STEP, 0, LOG_STEP];

/**
 * {@link DISTANCE_CLASSES} by a market's own contract and margin table; undefined where it allows no such position.
 * @param price tells what tables in base units are worth.
 */
export function marketClasses(
  { contract, margin }: Pick<LiquidationMarket, 'contract' | 'margin'>,
  price: number,
): readonly (MarketClass | undefined)[] {
  const highest = Math.max(...margin.tiers.map(({ maxLeverage }) => maxLeverage));
  const nearest = 1 / highest - (margin.tiers[0]?.maintenanceRate ?? 0);
  return DISTANCE_CLASSES.map((each) => {
    if ('distance' in each) {
      return each.distance * BROAD_REACH < nearest
        ? undefined
        : classOf((side) => broadPoints(contract, each.distance, side));
    }
    return each.leverage > highest * (1 + 1e-9)
      ? undefined
      : classOf((side) => sharpPoints(contract, margin, { leverage: each.leverage, price, side }));
  });
}

function classOf(pointsOf: (side: PositionSide) => readonly KernelPoint[]): MarketClass | undefined {
  const long = pointsOf('long');
  const short = pointsOf('short');
  if (long.length === 0 || short.length === 0) return undefined;
  return {
    kernel: { long: kernelOf(long), short: kernelOf(short) },
    distance: Math.max(meanDistance(long), meanDistance(short)),
  };
}

function meanDistance(points: readonly KernelPoint[]): number {
  const weight = points.reduce((sum, point) => sum + point.weight, 0);
  return points.reduce((sum, point) => sum + Math.abs(point.shift) * point.weight, 0) / weight;
}

/** Positions of every value the leverage is allowed for, each by its tier. */
function sharpPoints(
  contract: LiquidationMarket['contract'],
  margin: MarginTable,
  { leverage, price, side }: { leverage: number; price: number; side: PositionSide },
): readonly KernelPoint[] {
  const allowed = margin.tiers.findLast(({ maxLeverage }) => maxLeverage >= leverage * (1 - 1e-9))?.upTo ?? 0;
  const unitValue = margin.unit === 'base' ? price : 1;
  const values = VALUES.filter(({ value }) => value <= allowed * unitValue);
  const used = values.length === 0 ? [{ value: allowed * unitValue, weight: 1 }] : values;
  const position = { side, entry: 1, margin: 1 / leverage };
  return used.flatMap(({ value, weight }) => {
    const ratio = tieredLiquidationPrice(contract, position, margin, value / unitValue);
    const away = side === 'long' ? -1 : 1;
    // Margin that maintenance eats up at once is no position.
    if (!(ratio > 0) || !Number.isFinite(ratio) || Math.log(ratio) * away <= 0) return [];
    return BLUR.map((blur) => ({ shift: Math.log(ratio) + blur, weight }));
  });
}

/** A triangle in the logarithm of the distance, with several points in every bin it reaches. */
function broadPoints(
  contract: LiquidationMarket['contract'],
  distance: number,
  side: PositionSide,
): readonly KernelPoint[] {
  const shiftAt = (position: number) => {
    const margin = Math.min(FARTHEST, distance * BROAD_REACH ** position);
    return Math.log(liquidationPrice(contract, { side, entry: 1, margin }, { rate: 0, deduction: 0 }));
  };
  const half = Math.ceil(POINTS_PER_BIN * Math.abs((shiftAt(1) - shiftAt(-1)) / LOG_STEP / 2));
  return Array.from({ length: 2 * half + 1 }, (_, index) => {
    const position = index / half - 1;
    return { shift: shiftAt(position), weight: 1 - Math.abs(position) };
  });
}
