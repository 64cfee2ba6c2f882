import type { Side } from '../../../lib/core/units';
import {
  type InstrumentSpec,
  type MarketTrade,
  priceText,
  sizeText,
  type TickLevel,
} from '../../simulator/venue-market';

/** Seconds, and what tells the venue's messages apart. */
export const stamps = (micro: number) => ({
  timestamp: String(Math.floor(micro / 1_000_000)),
  microtimestamp: String(micro),
});

export type Sides = Readonly<Record<Side, readonly TickLevel[]>>;

export const sides = ({ bid, ask }: Sides, instrument: InstrumentSpec) => {
  const pairs = (levels: readonly TickLevel[]) =>
    levels.map(([tick, lots]) => [priceText(tick, instrument), sizeText(lots, instrument)]);
  return { bids: pairs(bid), asks: pairs(ask) };
};

/** Absolute new sizes. */
export const diff = (changed: Sides, micro: number, instrument: InstrumentSpec) =>
  JSON.stringify({
    data: { ...stamps(micro), ...sides(changed, instrument) },
    channel: `diff_order_book_${instrument.symbol}`,
    event: 'data',
  });

export function liveTrade(trade: MarketTrade, micro: number, instrument: InstrumentSpec): string {
  const [amount, price] = [sizeText(trade.lots, instrument), priceText(trade.tick, instrument)];
  return JSON.stringify({
    data: {
      id: trade.id,
      ...stamps(micro),
      amount: Number(amount),
      amount_str: amount,
      price: Number(price),
      price_str: price,
      type: trade.side === 'buy' ? 0 : 1,
      buy_order_id: trade.id * 10,
      sell_order_id: trade.id * 10 + 1,
    },
    channel: `live_trades_${instrument.symbol}`,
    event: 'trade',
  });
}
