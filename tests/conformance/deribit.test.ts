import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { deribit } from '@/lib/exchanges/deribit';
import { traceMapper } from '@/lib/exchanges/trace-mapper';
import type { BookEvent, Level } from '@/lib/market/events';
import { describeKnownFrames } from './known-frames';
import { describePeerLibrary } from './peer-library';
import { present, why } from './records';

const IN_DOLLARS = 'the peer gives the amount of an inverse contract in US dollars; we give base units';

describeKnownFrames('frames/deribit', deribit);
describePeerLibrary('deribit', deribit, {
  differences: {
    'tardis:0': IN_DOLLARS,
    'tardis:2': IN_DOLLARS,
    'tardis:3': IN_DOLLARS,
    'tardis:4': IN_DOLLARS,
    'tardis:5': IN_DOLLARS,
    'tardis:10': IN_DOLLARS,
    'tardis:11': IN_DOLLARS,
  },
});

const RECORDING = '../shared/market/recordings/cryptofeed/DERIBIT.ws.1.0.gz';

/** The frames of the recording: `receive time: frame` lines, and others about the connection. */
const frames = () =>
  gunzipSync(readFileSync(RECORDING))
    .toString()
    .split('\n')
    .flatMap((line) => /^[\d.]+: (\{.*\})$/.exec(line)?.[1] ?? []);

interface Best {
  readonly timestamp: number;
  readonly instrument_name: string;
  readonly best_bid_price: number;
  readonly best_bid_amount: number;
  readonly best_ask_price: number;
  readonly best_ask_amount: number;
}

/** A book followed by the adapter's rule. */
class Followed {
  last: number | undefined;
  private readonly bids = new Map<number, number>();
  private readonly asks = new Map<number, number>();

  offer(event: BookEvent): string {
    const verdict = deribit.book.accept(event, { last: this.last, fresh: false });
    if (verdict !== 'apply') return verdict;
    if (event.snapshot) for (const side of [this.bids, this.asks]) side.clear();
    for (const [price, size] of event.bids) set(this.bids, price, size);
    for (const [price, size] of event.asks) set(this.asks, price, size);
    this.last = event.last;
    return verdict;
  }

  get best(): readonly (Level | undefined)[] {
    const [bid] = [...this.bids].toSorted(([left], [right]) => right - left);
    const [ask] = [...this.asks].toSorted(([left], [right]) => left - right);
    return [bid, ask];
  }
}

function set(side: Map<number, number>, price: number, size: number): void {
  if (size === 0) side.delete(price);
  else side.set(price, size);
}

const level = (price: number, amount: number) => (price === 0 ? undefined : ([price, amount] as const));

describe('recorded books of deribit', () => {
  it.skipIf(!present)(`follow without a break and end where the ticker says${why}`, () => {
    const { map, notes } = traceMapper(deribit);
    const books = new Map<string, Followed>();
    const tickers = new Map<string, Best>();
    const verdicts: string[] = [];
    let compared = 0;
    for (const frame of frames()) {
      const { params } = JSON.parse(frame) as { params?: { channel: string; data: Best } };
      if (params?.channel.startsWith('ticker.')) tickers.set(params.data.instrument_name, params.data);
      for (const event of map(frame)) {
        if (event.type !== 'book') continue;
        const book = books.get(event.symbol) ?? new Followed();
        books.set(event.symbol, book);
        verdicts.push(book.offer(event));
        const ticker = tickers.get(event.symbol);
        if (ticker?.timestamp !== event.time) continue;
        compared += 1;
        expect(book.best).toEqual([
          level(ticker.best_bid_price, ticker.best_bid_amount),
          level(ticker.best_ask_price, ticker.best_ask_amount),
        ]);
      }
    }
    // Ten snapshots and the changes after them.
    expect(verdicts).toEqual(Array.from({ length: 46 }, () => 'apply'));
    expect(compared).toBeGreaterThan(30);
    expect(notes.filter((note) => /^(unknown|malformed)/.test(note))).toEqual([]);
  });
});
