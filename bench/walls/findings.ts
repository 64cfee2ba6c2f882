import type { Side } from '../../lib/core/units';
import type { LiquidationEvent, TradeEvent } from '../../lib/market/events';
import type { OrderBook } from '../../lib/market/order-book';

export const WALL_CLASSES = ['genuine', 'pulled', 'absorbed', 'iceberg'] as const;
export type WallClass = (typeof WALL_CLASSES)[number];

/** A wall that something thinks it saw, in ticks and epoch ms. */
export interface FoundOrder {
  readonly label: WallClass;
  readonly side: Side;
  readonly low: number;
  readonly high: number;
  readonly from: number;
  readonly to: number;
}

export interface FoundCascade {
  readonly from: number;
  readonly to: number;
}

export interface Findings {
  readonly orders: readonly FoundOrder[];
  readonly cascades: readonly FoundCascade[];
}

/** What reads a market: it gets a book a second and the trades and liquidations as they arrive. */
export interface Entrant {
  book(time: number, book: OrderBook): void;
  trade(event: TradeEvent): void;
  liquidation(event: LiquidationEvent): void;
  findings(): Findings;
}
