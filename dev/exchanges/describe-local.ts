import { afterEach, describe, expect, it } from 'vitest';
import { fromSteps } from '../../lib/core/decimal-step';
import { ensureDefined } from '../../lib/core/assert';
import type { Exchange, HistoryRange, Pages } from '../../lib/exchanges/exchange';
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

  describe(`the local exchange of ${exchange.id}`, () => {
    let bench: LocalBench;
    afterEach(() => bench.close());

    it('is read without a frame that is unknown or broken, and its book is followed', async () => {
      bench = await LocalBench.open(local);
      const instruments = await instrumentsOf(exchange, bench);
      const instrument = ensureDefined(instruments.get(symbol), symbol);
      await bench.subscribe(exchange, [symbol]);
      const seed = await exchange.book.fetchSeed?.(bench.rest, instrument);
      await bench.advance(STEPS);
      const { events, complaints } = read(exchange, bench, instruments);
      expect(complaints).toEqual([]);
      const found = new Set(events.map(({ type }) => type));
      expect(types.filter((type) => !found.has(type))).toEqual([]);
      const books = events.filter((event) => event.type === 'book').filter((one) => one.symbol === symbol);
      const book = follow(exchange, instrument, seed ? [{ ...seed, snapshot: true }, ...books] : books);
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
      const instrument = ensureDefined((await instrumentsOf(exchange, bench)).get(symbol), symbol);
      for (const poll of exchange.polls) expect(await poll.run(bench.rest, instrument)).not.toEqual([]);
      for (const [name, pages] of Object.entries(exchange.history) as [string, Pages<unknown>][]) {
        const range = recentRange(pages);
        const { rows, until } = await pages.page(bench.rest, instrument, range);
        // Liquidations come when they come.
        const told = rows.length > 0 || name.startsWith('liquidation');
        expect({ name, told, later: until > range.from && until <= range.to }).toEqual({
          name,
          told: true,
          later: true,
        });
      }
      const table = await exchange.marginTable?.(bench.rest, instrument);
      expect(table?.tiers.at(-1)?.upTo ?? Infinity).toBe(Infinity);
    });
  });
}

const instrumentsOf = async (exchange: Exchange, bench: LocalBench) =>
  new Map((await exchange.instruments(bench.rest)).map((one) => [one.symbol, one] as const));

/** An hour of bars, or a day of what happens now and then, back from now; less where the venue does not reach so far. */
function recentRange({ finestMs, reachMs }: Pages<unknown>): HistoryRange {
  const to = Date.now();
  const intervalMs = Math.max(60_000, finestMs);
  const span = finestMs > 0 ? 60 * intervalMs : DAY_MS;
  return { from: to - Math.min(span, reachMs / 2), to, intervalMs };
}

/** What the adapter makes of everything that was heard, each socket read by a mapper of its own. */
function read(exchange: Exchange, bench: LocalBench, instruments: ReadonlyMap<string, Instrument>) {
  const complaints: string[] = [];
  const events = [...bench.heard.values()].flatMap((frames): readonly MarketEvent[] => {
    const mapper = exchange.createMapper({
      instruments,
      now: () => Date.now(),
      note: (kind, name) => {
        if (kind !== 'control' && kind !== 'ignored') complaints.push(`${kind}: ${name}`);
      },
    });
    return frames.flatMap((frame) => mapper.map(frame));
  });
  return { events, complaints };
}

/** Follows the book as the product does: by the adapter's own continuity rule, its checksums compared. */
function follow(
  { book: protocol }: Exchange,
  instrument: Instrument,
  events: readonly BookEvent[],
): OrderBook {
  const book = new OrderBook(instrument, protocol);
  const frame = new DepthFrame();
  let last: number | undefined;
  let fresh = true;
  const problems: unknown[] = [];
  for (const event of events) {
    const verdict = event.snapshot ? 'apply' : protocol.accept(event, { last, fresh });
    if (verdict === 'gap' || !fillDepth(event, instrument, frame)) problems.push({ verdict, last, event });
    if (verdict !== 'apply') continue;
    book.apply(frame);
    last = event.last ?? last;
    fresh = event.snapshot;
    const { checksum } = event;
    if (checksum !== undefined && protocol.verify?.(book, checksum) !== true)
      problems.push({ checksum, event });
  }
  expect(problems.slice(0, 3)).toEqual([]);
  return book;
}

const rounded = (level: readonly number[]) => level.map((value) => Number(value.toPrecision(10)));
