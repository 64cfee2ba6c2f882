import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ensureDefined } from '@/lib/core/assert';
import type { Exchange, Verdict } from '@/lib/exchanges/exchange';
import { gateSpot, gateUsdt } from '@/lib/exchanges/gate';
import { ARCHIVES } from '@/lib/exchanges/archives';
import { traceMapper } from '@/lib/exchanges/trace-mapper';
import type { BookEvent, Level } from '@/lib/market/events';
import { describeKnownFrames } from './known-frames';
import { describeParserAssertions } from './parser-assertions';
import { present, why } from './records';

describeKnownFrames('frames/gate', gateUsdt);
describeKnownFrames('frames/gate-spot', gateSpot);

describeParserAssertions('gate', gateUsdt, { of: ({ exchange }) => exchange === 'gate' });
describeParserAssertions('gate', gateSpot, { of: ({ exchange }) => exchange === 'gate-spot' });

const linesOf = (name: string): readonly string[] =>
  gunzipSync(readFileSync(path.resolve('../shared/market/recordings/cryptofeed', `${name}.gz`)))
    .toString()
    .trim()
    .split('\n');

/** What was heard on the socket, in order: lines that begin with an address are what was said. */
const framesOf = (name: string) =>
  linesOf(`${name}.ws.1.0`)
    .filter((line) => !line.startsWith('wss:'))
    .map((line) => line.slice(line.indexOf('{')));

/** The fetched book of each symbol. */
async function seedsOf(
  name: string,
  { id, book, defaults }: Exchange,
): Promise<ReadonlyMap<string, BookEvent>> {
  const seeds = linesOf(`${name}.http.0.0`).map(async (line) => {
    const { searchParams } = new URL(line.slice(0, line.indexOf(' ')));
    const symbol = ensureDefined(
      searchParams.get('contract') ?? searchParams.get('currency_pair'),
      'a symbol',
    );
    const instrument = {
      ...defaults.defaultInstrument,
      symbol,
      contractSize: ARCHIVES[id].contractSize(symbol),
    };
    const body = JSON.parse(line.slice(line.indexOf('{'))) as unknown;
    const seed = await book.fetchSeed?.(() => Promise.resolve(body), instrument);
    return [symbol, ensureDefined(seed, 'a seed')] as const;
  });
  return new Map(await Promise.all(seeds));
}

/** A book as it stands after each update number. */
class FollowedBook {
  readonly counts = { apply: 0, skip: 0, gap: 0 };
  last: number | undefined;
  private fresh = true;
  private readonly bids: Map<number, number>;
  private readonly asks: Map<number, number>;

  constructor(
    private readonly exchange: Exchange,
    seed: BookEvent,
  ) {
    this.last = seed.last;
    this.bids = new Map(seed.bids);
    this.asks = new Map(seed.asks);
  }

  offer(event: BookEvent): Verdict {
    const verdict = this.exchange.book.accept(event, { last: this.last, fresh: this.fresh });
    this.counts[verdict] += 1;
    if (verdict !== 'apply') return verdict;
    set(this.bids, event.bids);
    set(this.asks, event.asks);
    this.last = event.last;
    this.fresh = false;
    return verdict;
  }

  get best(): readonly number[] {
    return [Math.max(...this.bids.keys()), Math.min(...this.asks.keys())];
  }
}

function set(side: Map<number, number>, levels: readonly Level[]): void {
  for (const [price, size] of levels)
    if (size === 0) side.delete(price);
    else side.set(price, size);
}

/** The best prices that `book_ticker` tells, by symbol and update number. */
function tickersOf(frames: readonly string[]): ReadonlyMap<string, string> {
  const tickers = frames.filter((frame) => frame.includes('"futures.book_ticker","event":"update"'));
  return new Map(
    tickers.map((frame) => {
      const { result } = JSON.parse(frame) as { result: { s: string; u: number; b: string; a: string } };
      return [`${result.s} ${result.u}`, `${Number(result.b)} ${Number(result.a)}`];
    }),
  );
}

describe.each([
  { name: 'GATEIO_FUTURES', exchange: gateUsdt, compared: 16 },
  { name: 'GATEIO', exchange: gateSpot, compared: 0 },
])('the recorded session $name', ({ name, exchange, compared }) => {
  it.skipIf(!present)(`has no break, and the best prices that the venue tells${why}`, async () => {
    const frames = framesOf(name);
    const tickers = tickersOf(frames);
    const seeds = await seedsOf(name, exchange);
    const books = new Map([...seeds].map(([symbol, seed]) => [symbol, new FollowedBook(exchange, seed)]));
    const { map, notes } = traceMapper(exchange);
    const ours = new Map<string, string>();
    for (const event of frames.flatMap((frame) => map(frame))) {
      if (event.type !== 'book') continue;
      const book = ensureDefined(books.get(event.symbol), event.symbol);
      if (book.offer(event) === 'apply') ours.set(`${event.symbol} ${book.last}`, book.best.join(' '));
    }
    const verdicts = [...books.values()].map(({ counts }) => counts);
    expect(verdicts.map(({ gap }) => gap)).toEqual(verdicts.map(() => 0));
    expect(verdicts.reduce((sum, { apply }) => sum + apply, 0)).toBeGreaterThan(100);
    expect(notes.filter((note) => !/^(control|ignored):/.test(note))).toEqual([]);
    const told = [...ours].filter(([update]) => tickers.has(update));
    expect(told).toEqual(told.map(([update]) => [update, tickers.get(update)]));
    expect(told).toHaveLength(compared);
  });
});
