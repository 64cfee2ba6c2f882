import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../core/assert';
import { BookRecorder } from '../heatmaps/order-book/recorder';
import { bookOf, btcInstrument, frameOf } from '../market/book-fixture';
import { WallDetector } from './wall-detector';
import type { WallEvent } from './wall-event';

type Venue = 'binance-usdm' | 'bybit-linear';

const START = 1_700_000_000_000;
const SEARCH = { minSize: 200, maxDistancePercent: 1 };
const WALL = 59_800;
/** What is to be added to Bybit's prices to lay them on the reference's. */
const SHIFTS: Readonly<Record<Venue, number>> = { 'binance-usdm': 0, 'bybit-linear': 20 };
const REACH = 1_000;

/** The best of a venue at 60,000 on the reference's prices, and the ends of its book. */
function liveBook(venue: Venue) {
  const tickOf = (price: number) => (price - SHIFTS[venue]) * 10;
  const instrument = btcInstrument({ venue });
  const bids = [59_999.9, 60_000 - REACH].map((price) => [tickOf(price), 1] as const);
  const asks = [60_000.1, 60_000 + REACH].map((price) => [tickOf(price), 1] as const);
  return {
    instrument,
    book: bookOf(bids, asks, instrument),
    synced: true,
    heardAt: START,
    patienceMs: 10_000,
  };
}

/** A market of two venues, each with half of a wall of 400 that has stood for six seconds. */
class Played {
  readonly told: WallEvent[] = [];
  private readonly detector = new WallDetector();
  private readonly recorder = new BookRecorder({
    market: 'BTC-USDT',
    reference: 'binance-usdm',
    stepMs: 1_000,
  });
  private readonly books = {
    'binance-usdm': liveBook('binance-usdm'),
    'bybit-linear': liveBook('bybit-linear'),
  };
  private time = START;

  constructor() {
    this.leave(200);
    for (let second = 0; second < 6; second += 1) this.second();
    this.glance();
  }

  /** What is left of the wall on a venue, or on both, base units; at a price of the reference. */
  leave(size: number, venues: readonly Venue[] = ['binance-usdm', 'bybit-linear'], price = WALL): this {
    for (const venue of venues) {
      const tick = (price - SHIFTS[venue]) * 10;
      this.books[venue].book.apply(frameOf([[tick, size * 1_000]], []));
    }
    return this;
  }

  /** Somebody sells a little at the touch, or something of the wall. */
  sell(venue: Venue, size = 0.01, price = 60_000): this {
    const at = { venue, symbol: 'BTCUSDT', time: this.time } as const;
    this.detector.trade({ ...at, type: 'trade', side: 'sell', price: price - SHIFTS[venue], size });
    return this;
  }

  hear(): this {
    return this.sell('binance-usdm').sell('bybit-linear');
  }

  /** The next column, before which both venues trade. */
  second(): this {
    this.time = Math.floor(this.time / 1_000 + 1) * 1_000;
    this.hear();
    const { bySource } = this.recorder.sample(this.time, Object.values(this.books));
    const column = ensureDefined(bySource.get('all'), 'a column');
    this.told.push(...this.detector.push(column, SEARCH));
    return this;
  }

  glance({ bid = 59_999.9, synced = true } = {}): this {
    this.time += 50;
    const books = Object.values(this.books).map((live) => ({ ...live, synced }));
    this.told.push(...this.detector.glance({ time: this.time, bid, ask: bid + 0.2, books }));
    return this;
  }

  /** Glances for the rest of the second, or as often as that. */
  glances(count = 15): this {
    for (let glance = 0; glance < count; glance += 1) this.hear().glance();
    return this;
  }
}

describe('a wall that is pulled between two columns', () => {
  it('is told of by the second glance, once later trades were heard', () => {
    const played = new Played().leave(0).glance();
    expect(played.told).toEqual([]);
    played.hear().glance();
    expect(played.told).toMatchObject([
      { kind: 'pulled', side: 'bid', price: WALL, time: START + 6_150, venues: Object.keys(SHIFTS) },
    ]);
    expect(played.told[0]?.size).toBeGreaterThan(380);
  });

  it('is not told of again by glances or columns', () => {
    const played = new Played().leave(0).glances().second().glances().second().second();
    expect(played.told).toHaveLength(1);
  });

  it('stands while half of it does, wherever the other half went', () => {
    expect(new Played().leave(110).glances().told).toEqual([]);
    expect(new Played().leave(0, ['bybit-linear']).glances().told).toEqual([]);
    expect(new Played().leave(0, ['bybit-linear']).leave(190, ['binance-usdm']).glances().told).toHaveLength(
      1,
    );
  });

  it('stands when it slips by two bins, or is back at the next glance', () => {
    for (const price of [WALL - 10, WALL + 10])
      expect(new Played().leave(0).leave(200, undefined, price).glances().told).toEqual([]);
    expect(new Played().leave(0).glance().leave(200).glances().told).toEqual([]);
  });

  it('goes at once or in two steps, as small as it was or after it has grown', () => {
    const venue = ['binance-usdm'] as const;
    expect(new Played().leave(110, venue).glances(3).leave(0).glances(3).told).toHaveLength(1);
    expect(new Played().leave(400).second().glance().leave(0).glances(3).told).toHaveLength(1);
  });

  it('is left to the columns where trades of a venue that lost much may be on their way', () => {
    const played = new Played().leave(0).glance();
    for (let glance = 0; glance < 10; glance += 1) played.sell('binance-usdm').glance();
    expect(played.told).toEqual([]);
    expect(played.second().second().told).toMatchObject([{ kind: 'pulled', time: START + 8_000 }]);
  });

  it('does not wait for the trades of a venue that lost nothing', () => {
    const played = new Played().leave(0, ['binance-usdm']).leave(150, ['bybit-linear']).glance();
    for (let glance = 0; glance < 3; glance += 1) played.sell('binance-usdm').glance();
    expect(played.told).toHaveLength(1);
  });

  it('was not pulled where it was traded, however late that is told', () => {
    const played = new Played().leave(0).glance().glance().glance();
    played.sell('binance-usdm', 195, WALL).sell('bybit-linear', 195, WALL);
    expect(played.glances().second().glances().second().second().told).toEqual([]);
  });

  it('was not pulled when the price is at it', () => {
    const played = new Played().leave(0);
    for (let glance = 0; glance < 10; glance += 1) played.hear().glance({ bid: WALL + 3 });
    expect(played.told).toEqual([]);
  });

  it('is not known to be gone while a book of it is not', () => {
    const played = new Played().leave(0);
    for (let glance = 0; glance < 10; glance += 1) played.hear().glance({ synced: false });
    expect(played.told).toEqual([]);
  });

  it('is told of before the column that comes next', () => {
    const played = new Played().leave(0);
    for (let glance = 0; glance < 30; glance += 1) played.glance();
    expect(played.hear().glance().told).toMatchObject([{ time: START + 6_999 }]);
  });
});
