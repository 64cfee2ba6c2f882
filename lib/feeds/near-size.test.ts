import { describe, expect, it } from 'vitest';
import { bookOf, btcInstrument, type FixtureLevels } from '../market/book-fixture';
import type { Instrument } from '../market/instrument';
import type { LiveBook } from '../market/live-book';
import { bookReach } from './book-reach';
import { marketShares } from './market-shares';
import { nearSize } from './near-size';

const NONE = new Set<never>();

function liveOf(
  bids: FixtureLevels,
  asks: FixtureLevels,
  { synced = true, ...changes }: Partial<Instrument> & { readonly synced?: boolean } = {},
): LiveBook {
  const instrument = btcInstrument(changes);
  const book = bookOf(bids, asks, instrument);
  return { instrument, book, synced, heardAt: 0, patienceMs: 10_000 };
}

/** Around 100,000.0 with two levels within half a percent, one just outside of it and one far away. */
const BOOK = [
  [
    [999_990, 1_000],
    [994_000, 5_000],
  ],
  [
    [1_000_010, 2_000],
    [1_005_000, 500],
    [1_012_000, 7_000],
  ],
] as const;

describe('bookReach', () => {
  it('tells how far a book is known below and above its mid', () => {
    expect(bookReach(liveOf(...BOOK))).toEqual({ symbol: 'BTCUSDT', below: 0.006, above: 0.012, levels: 5 });
  });

  it('knows nothing of a book that is not synced or has an empty side', () => {
    expect(bookReach(liveOf(...BOOK, { synced: false }))).toBeUndefined();
    expect(bookReach(liveOf(BOOK[0], []))).toBeUndefined();
  });
});

describe('nearSize', () => {
  it('adds up what rests within half a percent of the mid, its edge included', () => {
    expect(nearSize(liveOf(...BOOK))).toEqual({ mid: 100_000, size: 3.5, known: 1 });
  });

  it('reads contracts of a fixed dollar value as the base they stand for', () => {
    const near = nearSize(liveOf(...BOOK, { contract: 'inverse', contractSize: 100 }));
    expect(near?.size).toBeCloseTo(3.5 * (100 / 100_000), 12);
  });

  it('says how much of half a percent is known', () => {
    const near = nearSize(liveOf([[999_000, 1]], [[1_001_000, 1]]));
    expect(near?.known).toBeCloseTo(0.2, 9);
  });

  it.each<[string, LiveBook]>([
    ['is not synced', liveOf(...BOOK, { synced: false })],
    ['has an empty side', liveOf([], BOOK[1])],
    ['is crossed', liveOf([[1_000_020, 1]], [[1_000_010, 1]])],
  ])('reads nothing off a book that %s', (_, live) => {
    expect(nearSize(live)).toBeUndefined();
  });
});

describe('marketShares', () => {
  const books = [
    liveOf(...BOOK),
    liveOf(...BOOK, { venue: 'okx-swap', contractSize: 3 }),
    liveOf(...BOOK, { venue: 'bybit-linear', synced: false }),
  ];

  it('gives each venue that can be read its part', () => {
    expect(marketShares(books, NONE)).toEqual(
      new Map([
        ['binance-usdm', 0.25],
        ['okx-swap', 0.75],
      ]),
    );
  });

  it('gives none to a venue that is left out, and the rest to the others', () => {
    expect(marketShares(books, new Set(['okx-swap'] as const))).toEqual(new Map([['binance-usdm', 1]]));
  });

  it('divides nothing where nothing rests near the price', () => {
    expect(marketShares([liveOf([[900_000, 1]], [[1_100_000, 1]])], NONE).size).toBe(0);
  });
});
