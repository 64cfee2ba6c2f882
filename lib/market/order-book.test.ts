import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asTick, type Side, SIDES } from '../core/units';
import { bookOf, btcInstrument, type FixtureLevels, frameOf } from './book-fixture';
import { OrderBook } from './order-book';

/** A plain map per side: what the book must be equal to. */
class ReferenceBook {
  readonly sides: Record<Side, Map<number, number>> = { bid: new Map(), ask: new Map() };

  apply(bids: FixtureLevels, asks: FixtureLevels, snapshot: boolean): void {
    if (snapshot) for (const side of SIDES) this.sides[side].clear();
    for (const [side, levels] of [['bid', bids] as const, ['ask', asks] as const]) {
      for (const [tick, lots] of levels) {
        if (lots === 0) this.sides[side].delete(tick);
        else this.sides[side].set(tick, lots);
      }
    }
  }

  top(side: Side): FixtureLevels {
    const sign = side === 'bid' ? -1 : 1;
    return [...this.sides[side]].toSorted(([a], [b]) => (a - b) * sign);
  }

  bins(side: Side, binTicks: number, firstBin: number, count: number): number[] {
    const bins = Array.from({ length: count }, () => 0);
    for (const [tick, lots] of this.sides[side]) {
      const bin = Math.floor(tick / binTicks) - firstBin;
      if (bin >= 0 && bin < count) bins[bin] = (bins[bin] ?? 0) + lots;
    }
    return bins;
  }
}

describe('OrderBook', () => {
  it('is empty before anything was applied', () => {
    const book = new OrderBook(btcInstrument());
    expect([book.bestBid, book.bestAsk, book.mid, book.known, book.crossed]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      false,
    ]);
    expect([book.levelCount('bid'), book.size('bid', asTick(1)), book.top('ask', 3)]).toEqual([0, 0, []]);
    book.apply(frameOf([[5, 0]], []));
    expect(book.levelCount('bid')).toBe(0);
    book.apply(frameOf([[5, 3]], []));
    expect(book.top('bid', 3)).toEqual([[5, 3]]);
  });

  it('says when it is crossed', () => {
    const book = bookOf([[100, 1]], [[101, 1]]);
    expect(book.crossed).toBe(false);
    book.apply(frameOf([[101, 1]], []));
    expect(book.crossed).toBe(true);
    book.apply(frameOf([], [[101, 0]]));
    expect(book.crossed).toBe(false);
  });

  it('knows a seeded book as far as its last snapshot reached', () => {
    const book = bookOf(
      [
        [640_000, 1],
        [639_000, 1],
      ],
      [
        [640_001, 1],
        [641_000, 1],
      ],
    );
    book.apply(
      frameOf(
        [
          [600_000, 1],
          [639_000, 0],
        ],
        [[700_000, 1]],
      ),
    );
    expect(book.known).toEqual({ low: 639_000, high: 641_000 });
    book.apply(frameOf([[640_500, 1]], [[640_501, 1]], true));
    expect(book.known).toEqual({ low: 640_500, high: 640_501 });
    book.clear();
    expect(book.known).toBeUndefined();
  });

  it('knows a book of the top levels as far as it reaches now', () => {
    const book = bookOf(
      [
        [640_000, 1],
        [639_000, 1],
      ],
      [
        [640_001, 1],
        [641_000, 1],
      ],
      undefined,
      { levels: 10 },
    );
    book.apply(frameOf([[400_000, 1]], [[641_000, 0]]));
    expect(book.known).toEqual({ low: 400_000, high: 640_001 });
  });

  it('forgets levels that fall out of the best ones, on both sides and in the far tail', () => {
    const book = bookOf(
      [
        [640_000, 1],
        [639_990, 2],
        [100_000, 7],
      ],
      [
        [640_001, 3],
        [2_000_000, 8],
      ],
      undefined,
      { levels: 3 },
    );
    book.apply(
      frameOf(
        [[639_995, 4]],
        [
          [640_005, 5],
          [640_003, 6],
        ],
      ),
    );
    expect(book.top('bid', 9)).toEqual([
      [640_000, 1],
      [639_995, 4],
      [639_990, 2],
    ]);
    expect(book.top('ask', 9)).toEqual([
      [640_001, 3],
      [640_003, 6],
      [640_005, 5],
    ]);
    expect(book.levelCount('bid')).toBe(3);
  });

  it('lets the newer level remove what it crosses, where sides may cross', () => {
    const book = bookOf(
      [
        [640_000, 1],
        [639_990, 2],
      ],
      [
        [640_001, 3],
        [640_010, 4],
      ],
      undefined,
      { mayCross: true },
    );
    book.apply(frameOf([[640_005, 5]], []));
    expect([book.bestBid, book.bestAsk]).toEqual([640_005, 640_010]);
    book.apply(frameOf([], [[639_995, 6]]));
    expect([book.bestBid, book.bestAsk]).toEqual([639_990, 639_995]);
    expect(book.levelCount('ask')).toBe(2);
  });

  it('follows a price that doubles and comes back, far tail included', () => {
    const book = bookOf(
      [
        [640_000, 1],
        [100_000, 7],
      ],
      [
        [640_001, 2],
        [2_000_000, 8],
      ],
    );
    for (const price of [700_000, 1_280_000, 90_000, 640_000]) {
      book.apply(frameOf([[price, 3]], [[price + 1, 4]]));
      expect(book.size('bid', asTick(price))).toBe(3);
    }
    expect(book.top('bid', 9)).toEqual([
      [1_280_000, 3],
      [700_000, 3],
      [640_000, 3],
      [100_000, 7],
      [90_000, 3],
    ]);
    expect(book.levelCount('ask')).toBe(5);
    expect(book.size('ask', asTick(2_000_000))).toBe(8);
  });

  it('puts the first tick of every bin into that bin', () => {
    // 1 / 49 times 49 is less than 1 in doubles.
    const bids = Array.from({ length: 300 }, (_, bin) => [(13_000 + bin) * 49, bin + 1] as const);
    const book = bookOf(bids, [[650_000, 1]]);
    const bins = new Float64Array(300);
    for (const _ of [1, 2]) {
      book.copyBins('bid', 49, 13_000, bins);
      expect([...bins]).toEqual(bids.map(([, lots]) => lots));
      book.apply(frameOf(bids, []));
    }
  });

  it('equals a plain map under any updates', () => {
    fc.assert(
      fc.property(fc.array(updates(), { maxLength: 30 }), fc.integer({ min: 1, max: 700 }), (frames, bin) => {
        const book = new OrderBook(btcInstrument());
        const reference = new ReferenceBook();
        for (const { bids, asks, snapshot, centre } of frames) {
          book.apply(frameOf(bids, asks, snapshot));
          reference.apply(bids, asks, snapshot);
          expectEqual(book, reference, bin, Math.floor(centre / bin) - 50);
        }
      }),
      { numRuns: 150 },
    );
    expect.hasAssertions();
  });
});

function expectEqual(book: OrderBook, reference: ReferenceBook, binTicks: number, firstBin: number): void {
  for (const side of SIDES) {
    const expected = reference.top(side);
    expect(book.levelCount(side)).toBe(expected.length);
    expect(book.top(side, 1000)).toEqual(expected);
    expect(book.top(side, 3)).toEqual(expected.slice(0, 3));
    expect(side === 'bid' ? book.bestBid : book.bestAsk).toBe(expected[0]?.[0]);
    const visited = new Map<number, number>();
    book.forEach(side, (tick, lots) => visited.set(tick, lots));
    expect(visited).toEqual(reference.sides[side]);
    for (const [tick, lots] of expected) expect(book.size(side, asTick(tick))).toBe(lots);
    const bins = new Float64Array(100);
    book.copyBins(side, binTicks, firstBin, bins);
    expect([...bins]).toEqual(reference.bins(side, binTicks, firstBin, 100));
    expectAround(book, reference, side, {
      low: (firstBin + 48) * binTicks + 3,
      high: (firstBin + 50) * binTicks,
    });
  }
}

/** At least what lies between two ticks, and no more than their bins hold; unknown at most far from the price. */
function expectAround(
  book: OrderBook,
  { sides }: ReferenceBook,
  side: Side,
  { low, high }: { readonly low: number; readonly high: number },
): void {
  const between = (from: number, to: number) =>
    [...sides[side]].reduce((sum, [tick, lots]) => sum + (tick >= from && tick <= to ? lots : 0), 0);
  const around = book.lotsAround(side, low, high);
  expect(around).toBeGreaterThanOrEqual(between(low, high));
  const isNear = [low, high].every((tick) => Math.abs(tick - (book.mid ?? NaN)) < 1_000);
  if (isNear) expect(around).toBeLessThanOrEqual(between(low - 700, high + 700));
}

/** A frame near a price that jumps, so that the window must move: mostly close levels, some far ones, many removals. */
function updates() {
  return fc
    .record({
      centre: fc.constantFrom(640_000, 640_050, 655_000, 700_000, 20_000, 300),
      snapshot: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
      bids: fc.array(offset()),
      asks: fc.array(offset()),
    })
    .map(({ centre, snapshot, bids, asks }) => ({
      centre,
      snapshot,
      bids: bids.map(([away, lots]) => [Math.max(0, centre - away), lots] as const),
      asks: asks.map(([away, lots]) => [centre + 1 + away, lots] as const),
    }));
}

function offset() {
  const away = fc.oneof(
    { weight: 6, arbitrary: fc.nat(12) },
    { weight: 2, arbitrary: fc.nat(40_000) },
    { weight: 1, arbitrary: fc.nat(400_000) },
  );
  const lots = fc.oneof(fc.constant(0), fc.nat(9), fc.nat(2 ** 40));
  return fc.tuple(away, lots);
}
