import { afterEach, describe, expect, it } from 'vitest';
import { fromSteps } from '../../lib/core/decimal-step';
import { ensureDefined } from '../../lib/core/assert';
import type { Exchange, FrameNote, Pages } from '../../lib/exchanges/exchange';
import { fillDepth } from '../../lib/feeds/book-frame';
import { DepthFrame } from '../../lib/market/depth-frame';
import type { BookEvent, MarketEvent } from '../../lib/market/events';
import { type Instrument, tickToPrice } from '../../lib/market/instrument';
import { OrderBook } from '../../lib/market/order-book';
import { wireSize } from '../simulator/venue-market';
import { LocalBench } from './local-bench';
import type { LocalExchange } from './local-venue';

/** Odd, so that the last step is one in which the book of every venue is told. */
const STEPS = 701;
const DAY_MS = 24 * 3_600_000;
const COMPARED_LEVELS = 20;

export interface LocalExpectation {
  /** The venue's name of its Bitcoin instrument. */
  readonly symbol: string;
  /** Event types its sockets must bring in a little more than a minute. */
  readonly types: readonly MarketEvent['type'][];
  /** How many of the best levels are compared; fewer where the stream carries fewer. */
  readonly levels?: number;
}

/** That an adapter reads everything the local exchange says, follows its book to the last level, and gets its history. */
export function describeLocal(exchange: Exchange, local: LocalExchange, expected: LocalExpectation): void {
  const { symbol, types, levels = COMPARED_LEVELS } = expected;
  let bench: LocalBench;
  afterEach(() => bench.close());

  const instrumentsOf = async () =>
    new Map((await exchange.instruments(bench.rest)).map((one) => [one.symbol, one] as const));

  describe(`the local exchange of ${exchange.id}`, () => {
    it('is read without a frame that is unknown or broken, and its book is followed', async () => {
      bench = await LocalBench.open(local);
      const instruments = await instrumentsOf();
      const instrument = ensureDefined(instruments.get(symbol), symbol);
      await bench.subscribe(exchange, [symbol]);
      const seed = await exchange.book.fetchSeed?.(bench.rest, instrument);
      await bench.advance(STEPS);
      const notes: (readonly [FrameNote, string])[] = [];
      const events = [...bench.heard.values()].flatMap((frames) => {
        const mapper = exchange.createMapper({
          instruments,
          now: () => Date.now(),
          note: (kind, name) => notes.push([kind, name]),
        });
        return frames.flatMap((frame) => mapper.map(frame));
      });
      expect(notes.filter(([kind]) => !['control', 'ignored'].includes(kind))).toEqual([]);
      const found = new Set(events.map(({ type }) => type));
      expect(types.filter((type) => !found.has(type))).toEqual([]);
      const books = events.filter((event) => event.type === 'book').filter((one) => one.symbol === symbol);
      const book = follow(exchange, instrument, books, seed);
      const market = bench.market(exchange.id);
      for (const side of ['bid', 'ask'] as const) {
        const ours = book
          .top(side, levels)
          .map(([tick, lots]) => [tickToPrice(tick, instrument), fromSteps(lots, instrument.sizeStep)]);
        const truth = market
          .top(side, levels)
          .map(([tick, lots]) => [tick / market.instrument.ticksPerUnit, wireSize(lots, market.instrument)]);
        expect({ side, top: ours.map(rounded) }).toEqual({ side, top: truth.map(rounded) });
      }
    });

    it('answers polls, history and margin', async () => {
      bench = await LocalBench.open(local);
      await bench.advance(20);
      const instrument = ensureDefined((await instrumentsOf()).get(symbol), symbol);
      for (const poll of exchange.polls) expect(await poll.run(bench.rest, instrument)).not.toEqual([]);
      const to = Date.now();
      for (const [name, pages] of Object.entries(exchange.history) as [string, Pages<unknown>][]) {
        const intervalMs = Math.max(60_000, pages.finestMs);
        const range = {
          from: to - Math.min(DAY_MS, pages.reachMs / 2, 60 * intervalMs + DAY_MS / 2),
          to,
          intervalMs,
        };
        const { rows, until } = await pages.page(bench.rest, instrument, range);
        expect({ name, told: rows.length > 0 || name.startsWith('liquidation') }).toEqual({
          name,
          told: true,
        });
        expect({ name, later: until > range.from && until <= range.to }).toEqual({ name, later: true });
      }
      const table = await exchange.marginTable?.(bench.rest, instrument);
      expect(table?.tiers.at(-1)?.upTo ?? Infinity).toBe(Infinity);
    });
  });
}

/** Follows the book as the product does: from a seed, by the adapter's own continuity rule, its checksums compared. */
function follow(
  exchange: Exchange,
  instrument: Instrument,
  events: readonly BookEvent[],
  seed: BookEvent | undefined,
): OrderBook {
  const { accept, verify, levels } = exchange.book;
  const book = new OrderBook(instrument, { levels });
  const frame = new DepthFrame();
  let last: number | undefined;
  let fresh = true;
  for (const event of seed ? [{ ...seed, snapshot: true }, ...events] : events) {
    const verdict = event === seed || event.snapshot ? 'apply' : accept(event, { last, fresh });
    expect({ verdict, last, event: { ...event, bids: 0, asks: 0 } }).toMatchObject({
      verdict: expect.stringMatching(/apply|skip/) as string,
    });
    if (verdict === 'skip') continue;
    expect(fillDepth(event, instrument, frame)).toBe(true);
    book.apply(frame);
    last = event.last ?? last;
    fresh = event.snapshot;
    if (event.checksum !== undefined) expect(verify?.(book, event.checksum)).toBe(true);
  }
  return book;
}

const rounded = (level: readonly number[]) => level.map((value) => Number(value.toPrecision(10)));
