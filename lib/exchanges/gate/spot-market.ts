import type { MarketEvent } from '../../market/events';
import { type Fields, isAbsent, levels, rowOrRows, text } from '../fields';
import type { ReaderContext } from '../frame-mapper';
import { bookUpdate, candleName } from './futures-events';
import type { GateMarket } from './market';
import * as events from './spot-events';
import { spotSubject } from './subject';

export const spotMarket: GateMarket = {
  name: 'spot',

  /** The documents show each alone; the futures have moved from that to lists. */
  push({ channel, result, time }, context) {
    const read = READERS.get(channel);
    return read && rowOrRows(result, 'result').flatMap((row) => read(row, time, context));
  },
};

const READERS: ReadonlyMap<
  string,
  (row: Fields, time: number, context: ReaderContext) => readonly MarketEvent[]
> = new Map([
  ['spot.order_book_update', (row) => [bookUpdate(row, spotSubject(events.pairOf(row)), levels)]],
  ['spot.trades', (row) => [events.spotTrade(row, spotSubject(events.pairOf(row)))]],
  ['spot.candlesticks', candle],
]);

/** Before the volume in base units was added to them, bars told it in quote units alone. */
function candle(row: Fields, time: number, context: ReaderContext): readonly MarketEvent[] {
  const { intervalMs, symbol } = candleName(text(row['n'], 'n'));
  if (!isAbsent(row['a'])) return [events.spotCandle(row, intervalMs, time, spotSubject(symbol))];
  return context.note('ignored', 'spot.candlesticks without base volume');
}
