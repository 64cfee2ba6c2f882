import { expect, it } from 'vitest';
import { okxSpot, okxSwap } from '@/lib/exchanges/okx';
import { traceMapper } from '@/lib/exchanges/trace-mapper';
import { fillDepth } from '@/lib/feeds/book-frame';
import { DepthFrame } from '@/lib/market/depth-frame';
import { OrderBook } from '@/lib/market/order-book';
import { describeKnownFrames } from './known-frames';
import { describeParserAssertions } from './parser-assertions';
import { present, recordsIn, recordsOf, why } from './records';

describeKnownFrames('frames/okx', okxSwap);
describeKnownFrames('frames/okx-spot', okxSpot);

describeParserAssertions('okx', okxSwap);
describeParserAssertions('okx', okxSpot);

const SHORTENED = 'whoever published the snapshot kept three levels of four hundred';
const WITHOUT_CHECKSUM: Readonly<Record<string, string>> = {
  'cmp:okx/l2_event/spot_snapshot': SHORTENED,
  'cmp:okx/l2_event/linear_future_snapshot': SHORTENED,
  'cmp:okx/l2_event/inverse_swap_snapshot': SHORTENED,
};

interface Book {
  readonly arg: { readonly instId: string };
  readonly action: string;
  readonly data: readonly [{ readonly checksum?: number }];
}

/** Whether a book made of the snapshot has the checksum that came with it. */
function isVerified(raw: string, { arg }: Book): boolean | undefined {
  const instrument = {
    ...okxSwap.defaults.defaultInstrument,
    symbol: arg.instId,
    contractSize: 1,
    priceStep: { units: 1, decimals: 4 },
    sizeStep: { units: 1, decimals: 8 },
  };
  const [event] = traceMapper(okxSwap, [instrument]).map(raw);
  const frame = new DepthFrame();
  if (event?.type !== 'book' || event.checksum === undefined) return undefined;
  if (!fillDepth(event, instrument, frame)) return undefined;
  const book = new OrderBook(instrument);
  book.apply(frame);
  return okxSwap.book.verify?.(book, event.checksum);
}

it.skipIf(!present)(`a whole snapshot has the checksum that was recorded with it${why}`, () => {
  const folders = ['frames/okx', 'frames/okx-spot'].flatMap(recordsIn);
  const records = [...folders, ...recordsOf('conformance/crypto-msg-parser/okx.jsonl')];
  const verified = new Map<string, boolean | undefined>();
  for (const { id, raw } of records) {
    const text = String(raw);
    const message = JSON.parse(text) as Partial<Book>;
    if (message.action === 'snapshot' && message.data?.[0].checksum)
      verified.set(id, isVerified(text, message as Book));
  }
  expect([...verified.values()]).toContain(true);
  const others = [...verified].filter(([, equal]) => equal !== true).map(([id]) => id);
  expect(others.toSorted()).toEqual(Object.keys(WITHOUT_CHECKSUM).toSorted());
});
