import { type DecimalStep, fromSteps, toSteps } from '../../core/decimal-step';
import type { LiquidationEvent } from '../../market/events';
import { type Fields, positiveSize, price, text, time } from '../fields';
import { sideOf } from '../sides';

/** No single liquidation is worth more; an amount that would be is not one in base units. */
const MAX_WORTH = 1e8;
/** What reading a decimal costs at most, as a share of it. */
const NOISE = 1e-9;

export interface ReadLiquidation {
  readonly event: LiquidationEvent;
  /** How `amount` was understood. */
  readonly unit: 'base' | 'quote';
}

/**
 * A row of `liquidation`: `side` is that of the position. What its price is (fill, bankruptcy or order) is documented
 * nowhere, and neither is the unit of `amount`: readers of the feed disagree. It is taken as base units where it is a
 * whole number of lots and worth what a position can be worth, otherwise as quote units.
 * @param sizeStep undefined where the lot is not known: then the worth alone decides.
 */
export function liquidation(
  row: Fields,
  venue: LiquidationEvent['venue'],
  sizeStep: DecimalStep | undefined,
): ReadLiquidation {
  const at = price(row['price'], 'price');
  const amount = positiveSize(row['amount'], 'amount');
  const isBase = amount * at < MAX_WORTH && (sizeStep === undefined || isWholeLots(amount, sizeStep));
  const event: LiquidationEvent = {
    type: 'liquidation',
    venue,
    symbol: text(row['symbol'], 'symbol'),
    time: time(row['ts'], 'ts'),
    price: at,
    size: isBase ? amount : amount / at,
    position: sideOf(row['side']) === 'buy' ? 'long' : 'short',
    priceKind: 'order',
  };
  return { event, unit: isBase ? 'base' : 'quote' };
}

const isWholeLots = (amount: number, step: DecimalStep) =>
  Math.abs(fromSteps(toSteps(amount, step), step) - amount) <= amount * NOISE;
