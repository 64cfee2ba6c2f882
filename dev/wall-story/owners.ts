import type { Side } from '../../lib/core/units';
import type { Random } from '../simulator/random';
import type { TickBook } from '../simulator/tick-book';
import type { PlantedLabel, PlantedOrder } from './labels';

/** What an owner means with an order. */
export type Intent = 'spoof' | 'rest' | 'defend' | 'iceberg';

/** An order and what its owner does about it. Only the owner knows how much is his and how much is hidden. */
export interface OwnedOrder {
  readonly id: number;
  readonly intent: Intent;
  readonly side: Side;
  readonly tick: number;
  readonly from: number;
  /** Lots shown at first; of an iceberg a slice. */
  readonly displayed: number;
  /** Lots of the owner in the book now, and behind it. */
  standing: number;
  reserve: number;
  executed: number;
  slices: number;
  /** The price has been close, and has gone away again since. */
  wasClose: boolean;
  wasLeft: boolean;
  /** The distance at which a spoof runs, as a share of the price, and when it goes anyway. */
  readonly shyness: number;
  readonly leavesAt: number;
}

const CLOSE = 0.0006;
const GONE = 0.0011;
/** So far from the price nobody keeps an order. */
const FORGOTTEN = 0.006;
/** Who looks once a second may miss what stood for less. */
const SEEN_MS = 1_500;

/** What an owner does at this moment: nothing, take the order back, or take it back to put it up again farther out. */
export function decide(
  order: OwnedOrder,
  { price, time, random }: { readonly price: number; readonly time: number; readonly random: Random },
): 'stay' | 'withdraw' | 'retreat' {
  const distance = Math.abs(order.tick - price) / price;
  if (distance < CLOSE) order.wasClose = true;
  if (order.wasClose && distance > GONE) order.wasLeft = true;
  if (distance > FORGOTTEN) return 'withdraw';
  if (order.intent === 'iceberg') return time >= order.leavesAt ? 'withdraw' : 'stay';
  if (order.intent !== 'spoof') return 'stay';
  if (distance < order.shyness && random.chance(0.4)) return random.chance(0.4) ? 'retreat' : 'withdraw';
  return time >= order.leavesAt ? 'withdraw' : 'stay';
}

/** Fills the owner's order up again where he means to, one step after it was taken from. */
export function replenish(order: OwnedOrder, book: TickBook, random: Random): void {
  const target = order.intent === 'iceberg' ? order.displayed : 0.8 * order.displayed;
  const isDue =
    order.intent === 'iceberg' ? order.standing === 0 : order.intent === 'defend' && order.standing < target;
  if (!isDue || order.reserve === 0 || !canStand(order, book)) return;
  const slice = order.intent === 'iceberg' ? order.displayed : 0.3 * order.displayed * random.next();
  const lots = Math.min(order.reserve, Math.round(slice));
  if (lots === 0) return;
  book.set(order.side, order.tick, book.get(order.tick) + lots);
  order.reserve -= lots;
  order.standing += lots;
  order.slices += 1;
}

/** An order cannot come back behind the price. */
export const canStand = ({ side, tick }: Pick<OwnedOrder, 'side' | 'tick'>, book: TickBook): boolean =>
  side === 'bid' ? tick < book.bestAsk : tick > book.bestBid;

/** What became of an order that ends at `to`; `isWithdrawn` by its owner. */
export function labelled(order: OwnedOrder, to: number, isWithdrawn: boolean): PlantedOrder {
  const { id, side, tick, from, displayed, executed } = order;
  const label = to - from < SEEN_MS ? 'none' : labelOf(order, isWithdrawn);
  return { id, label, side, tick, from, to, displayed, executed };
}

function labelOf(
  { intent, executed, displayed, standing, slices, wasLeft }: OwnedOrder,
  isWithdrawn: boolean,
): PlantedLabel {
  if (intent === 'iceberg') return slices >= 4 && executed >= 2.5 * displayed ? 'iceberg' : 'none';
  if (intent === 'spoof') return isWithdrawn && executed < 0.2 * displayed ? 'pulled' : 'none';
  if (executed >= 0.6 * displayed) return 'absorbed';
  return wasLeft && standing >= 0.5 * displayed ? 'genuine' : 'none';
}
