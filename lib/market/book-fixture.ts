import { parseStep } from '../core/decimal-step';
import { asLot, asTick } from '../core/units';
import { DepthFrame } from './depth-frame';
import type { Instrument } from './instrument';
import { OrderBook, type OrderBookOptions } from './order-book';

/** Levels in whole ticks and lots; 0 lots remove. */
export type FixtureLevels = readonly (readonly [tick: number, lots: number])[];

/** The instrument most tests are about; `changes` make others of it. */
export function btcInstrument(changes: Partial<Instrument> = {}): Instrument {
  return {
    venue: 'binance-usdm',
    symbol: 'BTCUSDT',
    base: 'BTC',
    quote: 'USDT',
    contract: 'linear',
    perpetual: true,
    contractSize: 1,
    priceStep: parseStep('0.1'),
    sizeStep: parseStep('0.001'),
    ...changes,
  };
}

export function frameOf(bids: FixtureLevels, asks: FixtureLevels, snapshot = false): DepthFrame {
  const frame = new DepthFrame();
  frame.snapshot = snapshot;
  for (const [tick, lots] of bids) frame.bids.push(asTick(tick), asLot(lots));
  for (const [tick, lots] of asks) frame.asks.push(asTick(tick), asLot(lots));
  return frame;
}

/** A book that holds just these levels, seeded by a snapshot. */
export function bookOf(
  bids: FixtureLevels,
  asks: FixtureLevels,
  instrument = btcInstrument(),
  options: OrderBookOptions = {},
): OrderBook {
  const book = new OrderBook(instrument, options);
  book.apply(frameOf(bids, asks, true));
  return book;
}
