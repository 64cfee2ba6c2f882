import { type DepthFrame, type LevelBatch, MAX_LOTS, MAX_TICK } from '../market/depth-frame';
import type { BookEvent, Level } from '../market/events';
import { baseToLots, type Instrument, priceToTick } from '../market/instrument';

/**
 * Writes a book event into `out` in whole ticks and lots. Returns false, with `out` in an unspecified state, when a level
 * holds a number no book can: a price that is not positive or beyond the tick range, a negative or absurd size.
 */
export function fillDepth(event: BookEvent, instrument: Instrument, out: DepthFrame): boolean {
  const { symbol, time, snapshot, first, last, prev } = event;
  Object.assign(out, { symbol, time, snapshot, first, last, prev });
  return fillBatch(event.bids, instrument, out.bids) && fillBatch(event.asks, instrument, out.asks);
}

function fillBatch(levels: readonly Level[], instrument: Instrument, out: LevelBatch): boolean {
  out.clear();
  for (const [price, size] of levels) {
    const tick = priceToTick(price, instrument);
    const lots = baseToLots(size, price, instrument);
    // Written so that NaN fails too.
    if (!(tick > 0 && tick <= MAX_TICK && lots >= 0 && lots <= MAX_LOTS)) return false;
    out.push(tick, lots);
  }
  return true;
}
