import { beforeEach, expect, it, vi } from 'vitest';
import { FakeClock } from '../core/fake-clock';
import type { BookProtocol } from '../exchanges/exchange';
import { btcInstrument, type FixtureLevels, frameOf } from '../market/book-fixture';
import { type BookSource, BookSync } from './book-sync';

/** The sum of the best prices stands for a checksum. */
const verify: BookProtocol['verify'] = (book, checksum) =>
  checksum === (book.top('bid', 1)[0]?.[0] ?? 0) + (book.top('ask', 1)[0]?.[0] ?? 0);

const protocol: BookProtocol = { seed: 'stream', accept: () => 'apply', verify };

let clock: FakeClock;
let book: BookSync;
const gap = vi.fn<BookSource['gap']>();
const resubscribe = vi.fn<BookSource['resubscribe']>();

beforeEach(() => {
  clock = new FakeClock();
  gap.mockReset();
  resubscribe.mockReset();
  book = new BookSync(btcInstrument(), protocol, {
    clock,
    random: () => 0.5,
    fetchSeed: () => Promise.reject(new Error('not asked')),
    resubscribe,
    malformed: () => undefined,
    gap,
    changed: () => undefined,
  });
});

function offer(bids: FixtureLevels, asks: FixtureLevels, checksum: number | undefined, snapshot = false) {
  book.offer(Object.assign(frameOf(bids, asks, snapshot), { checksum, last: 1 }), 'public');
}

it('stays synced while checksums agree, also with a frame that is nothing but one', () => {
  offer([[640_000, 1]], [[640_010, 1]], 1_280_010, true);
  offer([[640_005, 1]], [], 1_280_015);
  offer([], [], 1_280_015);
  offer([[640_001, 1]], [], undefined);
  expect([book.synced, gap.mock.calls]).toEqual([true, []]);
});

it('is a gap from the moment one does not agree, and is asked for anew', async () => {
  offer([[640_000, 1]], [[640_010, 1]], undefined, true);
  offer([[640_005, 1]], [], 7);
  expect([book.synced, book.broken]).toEqual([false, true]);
  expect(gap.mock.calls).toMatchObject([
    ['BTCUSDT', expect.any(Number), 'the checksum of the order book is wrong'],
  ]);
  await clock.advance(10_000);
  expect(resubscribe).toHaveBeenCalled();
  offer([[640_000, 1]], [[640_010, 1]], 1_280_010, true);
  expect(book.synced).toBe(true);
});

it('does not begin with a snapshot that does not agree', () => {
  offer([[640_000, 1]], [[640_010, 1]], 7, true);
  expect([book.synced, book.reason]).toEqual([false, 'the checksum of the order book is wrong']);
});
