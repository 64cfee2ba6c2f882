import { stepSize } from '../core/decimal-step';
import { asLot, type Lot } from '../core/units';
import { type DepthFrame, type LevelBatch, MAX_LOTS, MAX_TICK } from '../market/depth-frame';
import type { BookEvent, Level } from '../market/events';
import { baseToLots, type Instrument, priceToTick, tickToPrice } from '../market/instrument';

/** The share of a tick by which a price may miss it: more than reading its decimals as a double costs at the largest tick. */
const PRICE_NOISE = 1e-6;

/**
 * Writes a book event into `out` in whole ticks and lots. Returns false, with `out` in an unspecified state, when a level
 * holds a number no book can: a price that is not positive, beyond the tick range or between two ticks, a negative or
 * absurd size. Sizes are rounded to the nearest lot but never to nothing: venues have made lots coarser in the past, and
 * a level with a size must not read as its removal.
 */
export function fillDepth(event: BookEvent, instrument: Instrument, out: DepthFrame): boolean {
  const { symbol, time, snapshot, first, last, prev, checksum } = event;
  Object.assign(out, { symbol, time, snapshot, first, last, prev, checksum });
  return fillBatch(event.bids, instrument, out.bids) && fillBatch(event.asks, instrument, out.asks);
}

function fillBatch(levels: readonly Level[], instrument: Instrument, out: LevelBatch): boolean {
  out.clear();
  const noise = stepSize(instrument.priceStep) * PRICE_NOISE;
  for (const [price, size] of levels) {
    const tick = priceToTick(price, instrument);
    const lots = nearestLots(size, price, instrument);
    // Written so that NaN fails too.
    if (!(tick > 0 && tick <= MAX_TICK && size >= 0 && lots <= MAX_LOTS)) return false;
    // Rounded to a tick it would overwrite the level that is there.
    if (Math.abs(tickToPrice(tick, instrument) - price) > noise) return false;
    out.push(tick, lots);
  }
  return true;
}

function nearestLots(size: number, price: number, instrument: Instrument): Lot {
  const lots = baseToLots(size, price, instrument);
  return lots === 0 && size !== 0 ? asLot(1) : lots;
}
