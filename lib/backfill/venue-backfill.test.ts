import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../core/fake-clock';
import type { Exchange, HistoryRange, Rest } from '../exchanges/exchange';
import { pageEnd } from '../exchanges/page-end';
import { binanceUsdm } from '../exchanges/binance-usdm';
import { RestError } from '../feeds/rest-error';
import { btcInstrument } from '../market/book-fixture';
import { Database } from '../storage/database';
import { insertBlankDisk } from '../storage/fake-disk';
import { PageStore } from '../storage/page-store';
import { VenueBackfill } from './venue-backfill';
import { VenueLane } from './venue-lane';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ROWS = 1_000;
const STEP = 50;
const TURNS = 12;

const rest: Rest = () => Promise.reject(new Error('the pages are asked, not the network'));

/** What was asked for, and how the venue answers. */
class Venue {
  readonly asked: HistoryRange[] = [];
  refusal: (range: HistoryRange) => Error | undefined = () => undefined;
  readonly exchange: Exchange;

  constructor(clock: FakeClock) {
    const candles = {
      finestMs: MINUTE,
      reachMs: 3 * DAY,
      page: async (_rest: Rest, _instrument: unknown, range: HistoryRange) => {
        this.asked.push(range);
        await new Promise<void>((resolve) => void clock.after(100, resolve));
        const refusal = this.refusal(range);
        if (refusal) throw refusal;
        const until = pageEnd(range, ROWS * MINUTE);
        return { rows: [{ ...BAR, time: range.from }], until };
      },
    };
    this.exchange = { ...binanceUsdm, history: { candles } };
  }
}

const BAR = {
  type: 'candle',
  venue: 'binance-usdm',
  symbol: 'BTCUSDT',
  time: 0,
  intervalMs: MINUTE,
  open: 1,
  high: 3,
  low: 1,
  close: 2,
  volume: 10,
  closed: true,
} as const;

let clock: FakeClock;
let venue: Venue;
let store: PageStore;

beforeEach(() => {
  insertBlankDisk();
  clock = new FakeClock(1_790_000_000_000);
  venue = new Venue(clock);
  store = new PageStore(new Database());
});

const start = () =>
  new VenueBackfill(
    { exchange: venue.exchange, instrument: btcInstrument(), rest },
    { clock, skewMs: () => 0, random: () => 0.5, store, lane: new VenueLane(clock) },
  );

/** Lets time pass in small steps, since the database takes turns of its own. */
async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += STEP) {
    await clock.advance(Math.min(STEP, ms - passed));
    for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
}

const SERIES = 'candles/binance-usdm/BTCUSDT/60000';

describe('a backfill', () => {
  it('fetches the newest day first and ends with everything', async () => {
    const backfill = start();
    await pass(1_000);
    const until = clock.now() - (clock.now() % MINUTE);
    expect(venue.asked[0]).toEqual({ from: until - DAY, to: until, intervalMs: MINUTE });
    expect(backfill.progress.share).toBeGreaterThan(0);
    await pass(60_000);
    expect(backfill.progress).toEqual({ share: 1, done: true, reason: '' });
    const asked = (stepMs: number) => venue.asked.filter(({ intervalMs }) => intervalMs === stepMs);
    // Two pages hold a day of minutes: a thousand bars and the rest of it. One holds the hours of these days.
    expect(asked(MINUTE)).toHaveLength(6);
    expect(venue.asked.length - asked(MINUTE).length).toBe(asked(60 * MINUTE).length);
    expect(asked(60 * MINUTE).length).toBeGreaterThan(0);
    const [page] = await store.load(SERIES, until - DAY, until);
    expect([...(page?.rows ?? [])]).toEqual([until - DAY, 1, 3, 1, 2, 10, NaN]);
    backfill.stop();
  });

  it('goes on after a kill and repeats no more than the request that was on its way', async () => {
    const first = start();
    await pass(1_050);
    first.stop();
    const begun = venue.asked.length;
    await pass(1_000);
    const second = start();
    await pass(60_000);
    expect(second.progress.share).toBe(1);
    const repeated = venue.asked.filter(
      (range, index) => venue.asked.findIndex(({ from }) => from === range.from) < index,
    );
    expect(begun).toBeGreaterThan(1);
    expect(repeated.length).toBeLessThanOrEqual(1);
    second.stop();
  });

  it('waits as long as the venue says, says so, and goes on', async () => {
    const until = clock.now() + 30_000;
    venue.refusal = () =>
      clock.now() < until ? new RestError('limited', 'asked us to wait', until) : undefined;
    const backfill = start();
    await pass(20_000);
    expect([venue.asked.length, backfill.progress.reason]).toEqual([1, 'asked us to wait']);
    await pass(60_000);
    expect(backfill.progress).toEqual({ share: 1, done: true, reason: '' });
    backfill.stop();
  });

  it('leaves a stretch alone that the venue cannot answer, until the next round', async () => {
    venue.refusal = () => new RestError('malformed', 'that is no list');
    const backfill = start();
    await pass(120_000);
    // Three times for the minutes, and for the hours.
    expect([venue.asked.length, backfill.progress.share]).toEqual([6, 0]);
    venue.refusal = () => undefined;
    await pass(16 * MINUTE + 60_000);
    expect(backfill.progress.share).toBe(1);
    backfill.stop();
  });

  it('adds what has become the past', async () => {
    const backfill = start();
    await pass(60_000);
    const asked = venue.asked.length;
    await pass(16 * MINUTE);
    expect(venue.asked.slice(asked)).toMatchObject([{ intervalMs: MINUTE }]);
    expect(backfill.progress.share).toBe(1);
    backfill.stop();
  });
});
