import { ensureDefined } from '../core/assert';
import type { MarginTable, MarginTier } from './margin';

export type PositionSide = 'long' | 'short';

export interface MarginedPosition {
  readonly side: PositionSide;
  /** Price at which it was opened. */
  readonly entry: number;
  /** What stands behind it as a share of its value at the entry: 1 ÷ leverage, and more where margin was added. */
  readonly margin: number;
}

/** What a venue wants to be left of a position. */
export interface Maintenance {
  /** Share of the position's value, with the rate of the closing fee where the venue adds it. */
  readonly rate: number;
  /** What the tiers take off again, as a share of the position's value at the entry. */
  readonly deduction: number;
}

const signOf = (side: PositionSide) => (side === 'long' ? 1 : -1);

/**
 * The mark price at which a position's margin falls to its maintenance margin. With s = ±1, entry E, margin share g,
 * maintenance rate m and deduction share c:
 * - linear: `g + s(P/E − 1) = m·P/E − c`, so P = E(1 − s(g + c)) / (1 − s·m). Quanto contracts follow it too.
 * - inverse, in coins: `g + s(1 − E/P) = m·E/P − c`, so P = E(1 + s·m) / (1 + s(g + c)).
 *
 * Binance and Bybit publish these forms. Infinity or a price below 0 says that it is never reached.
 */
export function liquidationPrice(
  contract: 'linear' | 'inverse',
  { side, entry, margin }: MarginedPosition,
  { rate, deduction }: Maintenance,
): number {
  const sign = signOf(side);
  if (contract === 'linear') return (entry * (1 - sign * (margin + deduction))) / (1 - sign * rate);
  const left = 1 + sign * (margin + deduction);
  return left > 0 ? (entry * (1 + sign * rate)) / left : Infinity;
}

/** The tiers change at most so often on the way to the liquidation price. */
const TIER_CHANGES = 3;

/**
 * {@link liquidationPrice} by a venue's margin table: the tier that holds at the liquidation price decides, as the position's
 * value is another there.
 * @param size the position's size at the entry, in the table's unit.
 */
export function tieredLiquidationPrice(
  contract: 'linear' | 'inverse',
  position: MarginedPosition,
  { tiers, unit }: Pick<MarginTable, 'tiers' | 'unit'>,
  size: number,
): number {
  const deductions = tierDeductions(tiers);
  // What a contract is denominated in does not change with the price: coins of a linear one, money of an inverse one.
  const isFixed = (contract === 'linear') === (unit === 'base');
  const sizeAt = (price: number) => {
    if (isFixed) return size;
    return contract === 'linear' ? (size * price) / position.entry : (size * position.entry) / price;
  };
  let tier = tierOf(tiers, size);
  for (let change = 0; ; change += 1) {
    const { maintenanceRate: rate } = ensureDefined(tiers[tier], 'the tier of a position');
    const deduction = (deductions[tier] ?? 0) / size;
    const price = liquidationPrice(contract, position, { rate, deduction });
    const next = price > 0 ? tierOf(tiers, sizeAt(price)) : tier;
    if (next === tier || change === TIER_CHANGES) return price;
    tier = next;
  }
}

/** The index of the tier of a position's size, in the table's unit. */
export function tierOf(tiers: readonly MarginTier[], size: number): number {
  const tier = tiers.findIndex(({ upTo }) => size <= upTo);
  return tier === -1 ? tiers.length - 1 : tier;
}

/**
 * What each tier takes off, in the table's unit, so that the maintenance margin does not jump where one ends:
 * `cum_n = cum_{n−1} + floor_n · (rate_n − rate_{n−1})`, where a tier's floor is the end of the one before.
 */
export function tierDeductions(tiers: readonly MarginTier[]): readonly number[] {
  let sum = 0;
  return tiers.map(({ maintenanceRate }, index) => {
    const before = tiers[index - 1];
    if (before) sum += before.upTo * (maintenanceRate - before.maintenanceRate);
    return sum;
  });
}

/** Deribit's maintenance margin of Bitcoin: a share of the position, and so much more of it for every coin it is worth. */
const DERIBIT = { rate: 0.01, perCoin: 0.000_05 } as const;

/**
 * Where Deribit begins to liquidate an inverse Bitcoin position. The maintenance rate grows with the position's value
 * x = `usd`/P in coins, so x solves `0.01x + 0.00005x² = equity + s(usd/entry − x)`. It sells piece by piece from there
 * on: a ramp down to the price where the equity is gone, which is {@link liquidationPrice} without maintenance.
 * @param usd the position's value in US dollars.
 * @param equity in coins, at the entry price.
 * @returns Infinity for a short that no price can liquidate, NaN for one whose equity is too little at any price.
 */
export function deribitLiquidationPrice(
  { side, entry }: Pick<MarginedPosition, 'side' | 'entry'>,
  usd: number,
  equity: number,
): number {
  const sign = signOf(side);
  const linear = sign * (DERIBIT.rate + sign);
  const constant = equity * sign + usd / entry;
  // sign · perCoin · x² + linear · x − constant = 0, its root nearest to zero in the form that does not cancel.
  if (constant <= 0) return Infinity;
  const coins = (2 * constant) / (linear + Math.sqrt(linear ** 2 + 4 * sign * DERIBIT.perCoin * constant));
  return usd / coins;
}

/**
 * Liquidation price of an isolated position on Hyperliquid, from what its API tells: P = −rawUsd / (size · (1 − s·l)) with
 * the maintenance rate l, half of the initial margin at the highest leverage.
 * @param size coins, negative for a short.
 * @param rawUsd the account's money beside the position: negative for a long, which was bought on credit.
 */
export function hyperliquidLiquidationPrice(size: number, rawUsd: number, maxLeverage: number): number {
  return -rawUsd / (size * (1 - Math.sign(size) / (2 * maxLeverage)));
}
