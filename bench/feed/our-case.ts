import { followChain } from '../../lib/exchanges/continuity';
import { scanBinanceDepth } from '../../lib/exchanges/binance/depth-scan';
import { btcInstrument } from '../../lib/market/book-fixture';
import { DepthFrame } from '../../lib/market/depth-frame';
import { encodeFrame, scanLevels } from '../../lib/market/level-scanner';
import { OrderBook } from '../../lib/market/order-book';
import { BIN_TICKS, COLUMN_EVERY, type FeedRun } from './column';
import type { DepthStream } from './stream';

/** The way of the product: scan, continuity rule, dense book, bins copied. */
export function ours({ symbol, snapshot, frames }: DepthStream): FeedRun {
  const instrument = btcInstrument({ symbol });
  const instruments = new Map([[symbol, instrument]]);
  return (column) => {
    const book = new OrderBook(instrument);
    const frame = new DepthFrame();
    frame.snapshot = true;
    for (const side of ['bids', 'asks'] as const) {
      scanLevels(encodeFrame(JSON.stringify(snapshot[side])).bytes, 0, instrument, frame[side]);
    }
    book.apply(frame);
    let state = { last: snapshot.lastUpdateId, fresh: true };
    frames.forEach((text, index) => {
      if (!scanBinanceDepth(text, instruments, frame)) throw new Error(`Not scanned: ${text.slice(0, 200)}`);
      if (followChain(frame, state) !== 'apply') throw new Error('The chain broke');
      book.apply(frame);
      state = { last: frame.last ?? 0, fresh: false };
      if (index % COLUMN_EVERY === COLUMN_EVERY - 1) {
        book.copyBins('bid', BIN_TICKS, column.firstBin, column.bids);
        book.copyBins('ask', BIN_TICKS, column.firstBin, column.asks);
      }
    });
  };
}
