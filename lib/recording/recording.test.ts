import { describe, expect, it } from 'vitest';
import { FakeClock } from '../core/fake-clock';
import type { HeatColumn, Gap } from '../heatmaps/columns/column';
import { type HeatSeries, seriesKey } from '../heatmaps/columns/series';
import { bookOf, btcInstrument } from '../market/book-fixture';
import type { LiveBook } from '../market/live-book';
import type { VenueId } from '../market/venues';
import { Recording } from './recording';

const SECOND = 1_000;
/** A whole second, half a second before which the tests begin. */
const START = 1_700_000_000_000;
const MARKET = 'BTC-USDT';

type TestBook = { -readonly [Key in keyof LiveBook]: LiveBook[Key] };

function liveBook(venue: VenueId, best: number, heardAt = START): TestBook {
  const instrument = btcInstrument({ venue });
  const book = bookOf(
    [
      [best - 1, 100],
      [best - 30_000, 100],
    ],
    [
      [best, 100],
      [best + 30_000, 100],
    ],
    instrument,
  );
  return { instrument, book, synced: true, heardAt, patienceMs: 10_000 };
}

/** A running recording of books that the test holds; they are heard of all the time unless the test says otherwise. */
function setUp(...books: TestBook[]) {
  const clock = new FakeClock(START - SECOND / 2);
  const markets = new Map([[MARKET, books]]);
  const stored: (readonly [string, number])[] = [];
  const gaps: (readonly [string, Gap])[] = [];
  const published: HeatColumn[] = [];
  const told: string[] = [];
  const world = { skew: 0, talking: true };
  const recording = new Recording({
    books: (market) => markets.get(market) ?? [],
    store: {
      append: (series: HeatSeries, column: HeatColumn) => void stored.push([seriesKey(series), column.time]),
      markGap: (series: HeatSeries, gap: Gap) => void gaps.push([seriesKey(series), gap]),
    },
    clock,
    skewMs: () => world.skew,
    onColumn: ({ source }, column) => {
      if (source !== 'all') return;
      published.push(column);
      told.push('column');
    },
    onReference: (market, venue) => void told.push(`${market} on ${venue}`),
  });
  clock.every(100, () => {
    if (world.talking) for (const book of books) book.heardAt = clock.now();
  });
  recording.start();
  recording.follow([MARKET]);
  const times = (source: string) =>
    stored.flatMap(([key, time]) => (key === keyOf(source) ? [(time - START) / SECOND] : []));
  const gapsOf = (source: string) =>
    gaps.flatMap(([key, { from, to, reason }]) =>
      key === keyOf(source) ? [[(from - START) / SECOND, (to - START) / SECOND, reason]] : [],
    );
  return { clock, recording, markets, published, told, world, times, gapsOf, stored };
}

const keyOf = (source: string) => `order-book/${MARKET}/${source}/${SECOND}`;

describe('Recording', () => {
  it('records one column a second of each venue and of all of them', async () => {
    const { clock, times, gapsOf, published } = setUp(
      liveBook('binance-usdm', 640_000),
      liveBook('bybit-linear', 640_600),
    );
    await clock.advance(3.6 * SECOND);
    for (const source of ['binance-usdm', 'bybit-linear', 'all']) {
      expect(times(source)).toEqual([0, 1, 2, 3]);
      expect(gapsOf(source)).toEqual([]);
    }
    expect(published.map(({ time }) => (time - START) / SECOND)).toEqual([0, 1, 2, 3]);
  });

  it('stamps columns with the exchanges’ time', async () => {
    const { clock, world, times } = setUp(liveBook('binance-usdm', 640_000));
    world.skew = 2_300;
    await clock.advance(3 * SECOND);
    expect(times('all')).toEqual([2, 3, 4]);
  });

  it('samples no second twice when the measured skew moves', async () => {
    const { clock, world, times, gapsOf } = setUp(liveBook('binance-usdm', 640_000));
    world.skew = 700;
    await clock.advance(2 * SECOND);
    world.skew = 0;
    await clock.advance(3 * SECOND);
    expect(new Set(times('all')).size).toBe(times('all').length);
    expect(times('all')).toEqual(times('all').toSorted((a, b) => a - b));
    expect(gapsOf('all')).toEqual([]);
  });

  it('follows just what it is told to', async () => {
    const { clock, recording, times, gapsOf } = setUp(liveBook('binance-usdm', 640_000));
    await clock.advance(1.6 * SECOND);
    recording.follow([]);
    recording.interrupted(MARKET, 'binance-usdm', 'no longer watched');
    await clock.advance(2 * SECOND);
    expect(times('all')).toEqual([0, 1]);
    recording.follow([MARKET]);
    await clock.advance(SECOND);
    expect(times('all')).toEqual([0, 1, 4]);
    expect(gapsOf('all')).toEqual([[2, 4, 'no longer watched']]);
  });

  it('stops', async () => {
    const { clock, recording, stored } = setUp(liveBook('binance-usdm', 640_000));
    recording.stop();
    await clock.advance(5 * SECOND);
    expect(stored).toEqual([]);
  });

  it('leaves a venue that lost its place out, and says why once it is back', async () => {
    const lost = liveBook('bybit-linear', 640_600);
    const { clock, recording, times, gapsOf, published } = setUp(liveBook('binance-usdm', 640_000), lost);
    await clock.advance(1.6 * SECOND);
    lost.synced = false;
    recording.interrupted(MARKET, 'bybit-linear', 'the sequence of the order book broke');
    recording.interrupted(MARKET, 'bybit-linear', 'reconnecting');
    await clock.advance(2 * SECOND);
    expect(published.at(-1)?.coverage.map(({ venue }) => venue)).toEqual(['binance-usdm']);
    lost.synced = true;
    await clock.advance(SECOND);
    expect(times('bybit-linear')).toEqual([0, 1, 4]);
    expect(gapsOf('bybit-linear')).toEqual([[2, 4, 'the sequence of the order book broke']]);
    expect(times('all')).toEqual([0, 1, 2, 3, 4]);
    expect(gapsOf('all')).toEqual([]);
  });

  it('does not record a frozen book as if it were live', async () => {
    const { clock, world, times, gapsOf } = setUp(liveBook('binance-usdm', 640_000));
    await clock.advance(1.6 * SECOND);
    world.talking = false;
    await clock.advance(20 * SECOND);
    expect(times('all').at(-1)).toBe(11);
    world.talking = true;
    await clock.advance(SECOND);
    for (const source of ['all', 'binance-usdm'])
      expect(gapsOf(source)).toEqual([[12, 22, 'the venue fell silent']]);
  });

  it('goes on with the others, on the same prices, when the reference venue falls silent', async () => {
    const reference = liveBook('binance-usdm', 640_000);
    const other = liveBook('bybit-linear', 640_600);
    const { clock, world, told, published, times } = setUp(reference, other);
    await clock.advance(1.6 * SECOND);
    world.talking = false;
    clock.every(100, () => {
      other.heardAt = clock.now();
    });
    await clock.advance(15 * SECOND);
    expect(times('binance-usdm').at(-1)).toBe(11);
    expect(times('all').at(-1)).toBe(16);
    expect(published.at(-1)?.coverage.map(({ venue, shift }) => [venue, shift])).toEqual([
      ['bybit-linear', -60],
    ]);
    expect(told.filter((what) => what !== 'column')).toEqual([`${MARKET} on binance-usdm`]);
  });

  it('tells of another reference venue before its first column', async () => {
    const bybit = liveBook('bybit-linear', 640_600);
    const { clock, markets, told, published } = setUp(bybit);
    await clock.advance(1.6 * SECOND);
    markets.set(MARKET, [liveBook('binance-usdm', 640_000, clock.now()), bybit]);
    await clock.advance(SECOND);
    expect(told).toEqual([
      `${MARKET} on bybit-linear`,
      'column',
      'column',
      `${MARKET} on binance-usdm`,
      'column',
    ]);
    expect(published.map(({ bid }) => bid)).toEqual([64_059.9, 64_059.9, 63_999.9]);
  });

  it('says why nothing could be laid on a new reference venue’s prices', async () => {
    const bybit = liveBook('bybit-linear', 640_600);
    const binance = liveBook('binance-usdm', 640_000);
    const { clock, markets, gapsOf } = setUp(bybit);
    await clock.advance(1.6 * SECOND);
    binance.synced = false;
    markets.set(MARKET, [binance, bybit]);
    await clock.advance(2 * SECOND);
    binance.synced = true;
    binance.heardAt = clock.now();
    await clock.advance(SECOND);
    expect(gapsOf('all')).toEqual([[2, 4, 'the reference venue changed']]);
  });
});

/** Three venues, of which the first, whose prices the aggregate would lie on, is a tenth too high from the start. */
const withWrongFirst = () =>
  setUp(liveBook('binance-usdm', 704_000), liveBook('bybit-linear', 640_600), liveBook('okx-swap', 640_200));
const venuesOf = (column: HeatColumn | undefined) => column?.coverage.map(({ venue }) => venue);

describe('a venue that cannot be right', () => {
  it('is left out of the aggregate, gives it no prices and is still recorded', async () => {
    const { clock, recording, published, told, times, gapsOf } = withWrongFirst();
    await clock.advance(1.6 * SECOND);
    expect(venuesOf(published.at(-1))).toEqual(['binance-usdm', 'bybit-linear', 'okx-swap']);
    expect(recording.quarantined(MARKET).size).toBe(0);
    await clock.advance(4 * SECOND);
    expect(venuesOf(published.at(-1))).toEqual(['bybit-linear', 'okx-swap']);
    expect(published.at(-1)?.bid).toBe(64_059.9);
    expect(told.filter((what) => what !== 'column').at(-1)).toBe(`${MARKET} on bybit-linear`);
    expect(recording.quarantined(MARKET)).toEqual(
      new Map([['binance-usdm', 'its price is 9.9 % off the other venues’']]),
    );
    for (const source of ['all', 'binance-usdm', 'bybit-linear', 'okx-swap']) {
      expect(times(source)).toEqual([0, 1, 2, 3, 4, 5]);
      expect(gapsOf(source)).toEqual([]);
    }
  });

  it('makes no gap of the others with one of its own', async () => {
    const { clock, markets, recording, gapsOf } = withWrongFirst();
    await clock.advance(4.6 * SECOND);
    const books = markets.get(MARKET) ?? [];
    for (const book of books) book.synced = false;
    recording.interrupted(MARKET, 'binance-usdm', 'of the wrong one');
    recording.interrupted(MARKET, 'bybit-linear', 'of the right one');
    await clock.advance(2 * SECOND);
    for (const book of books) book.synced = true;
    await clock.advance(SECOND);
    expect(gapsOf('binance-usdm')).toEqual([[5, 7, 'of the wrong one']]);
    expect(gapsOf('all')).toEqual([[5, 7, 'of the right one']]);
  });

  it('comes back at its own distance once it is right', async () => {
    const { clock, markets, recording, published } = setUp(
      liveBook('binance-usdm', 640_000),
      liveBook('bybit-linear', 640_600),
      liveBook('okx-swap', 704_000),
    );
    await clock.advance(5 * SECOND);
    expect([...recording.quarantined(MARKET).keys()]).toEqual(['okx-swap']);
    const [binance, bybit] = markets.get(MARKET) ?? [];
    if (!binance || !bybit) throw new Error('there are three books');
    const right = liveBook('okx-swap', 640_200, clock.now());
    right.patienceMs = 60 * SECOND;
    markets.set(MARKET, [binance, bybit, right]);
    await clock.advance(9 * SECOND);
    expect(venuesOf(published.at(-1))).toEqual(['binance-usdm', 'bybit-linear']);
    await clock.advance(SECOND);
    expect(recording.quarantined(MARKET).size).toBe(0);
    expect(published.at(-1)?.coverage.map(({ shift }) => shift)).toEqual([0, -60, -20]);
  });

  it('is forgotten with the market', async () => {
    const { clock, recording } = withWrongFirst();
    await clock.advance(5 * SECOND);
    recording.follow([]);
    expect(recording.quarantined(MARKET).size).toBe(0);
  });
});
