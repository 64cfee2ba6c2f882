import { krakenFutures, krakenSpot } from '@/lib/exchanges/kraken';
import { describeKnownFrames } from './known-frames';
import { describeParserAssertions } from './parser-assertions';

/** The record holds the first frame of that test, which is of another pair and empty. */
const OTHER_PAIR = 'asserted of the second frame of that test';
/** The record holds the first frame of that test and what is asserted of both. */
const SECOND_FRAME = 'asserted of the second of two frames';

describeKnownFrames('frames/kraken-futures', krakenFutures);
describeKnownFrames('frames/kraken-spot', krakenSpot);

describeParserAssertions('kraken', krakenFutures, { of: ({ exchange }) => exchange === 'kraken-futures' });
describeParserAssertions('kraken', krakenSpot, {
  of: ({ exchange }) => exchange === 'kraken-spot',
  differences: {
    'cmp:kraken/l2_event/spot_snapshot orderbook.asks.len()': OTHER_PAIR,
    'cmp:kraken/l2_event/spot_snapshot orderbook.bids.len()': OTHER_PAIR,
    'cmp:kraken/l2_event/spot_update orderbook.asks.len()': SECOND_FRAME,
    'cmp:kraken/l2_event/spot_update orderbook.bids[0].price': SECOND_FRAME,
    'cmp:kraken/l2_event/spot_update orderbook.bids[0].quantity_base': SECOND_FRAME,
  },
});
