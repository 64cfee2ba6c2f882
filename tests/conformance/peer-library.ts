import { describe, expect, it } from 'vitest';
import type { Archive } from '@/lib/exchanges/archive';
import type { Exchange } from '@/lib/exchanges/exchange';
import { traceMapper } from '@/lib/exchanges/trace-mapper';
import type { MarketEvent } from '@/lib/market/events';
import { present, type Recorded, recordsOf, why } from './records';

interface Conformance extends Recorded {
  readonly run: { readonly id: string };
  readonly expected: readonly Peer[];
}

interface Peer {
  readonly type: string;
  readonly symbol: string;
  readonly timestamp: string;
  readonly isSnapshot?: boolean;
  readonly price?: number;
  readonly amount?: number;
  readonly side?: 'buy' | 'sell';
  readonly bids?: readonly { readonly price: number; readonly amount: number }[];
  readonly asks?: readonly { readonly price: number; readonly amount: number }[];
  readonly fundingRate?: number;
  readonly markPrice?: number;
  readonly openInterest?: number;
}

type Statement = Readonly<Record<string, unknown>>;

/** Both sides' statements in one form. The peer's side of a liquidation is the order's: a sell closed a long. */
function ours(event: MarketEvent): Statement | undefined {
  const { symbol, time } = event;
  if (event.type === 'trade') {
    return { type: 'trade', symbol, time, price: event.price, size: event.size, side: event.side };
  }
  if (event.type === 'liquidation') {
    const side = event.position === 'long' ? 'sell' : 'buy';
    return { type: 'liquidation', symbol, time, price: event.price, size: event.size, side };
  }
  if (event.type !== 'book') return undefined;
  return { type: 'book', symbol, time, snapshot: event.snapshot, bids: event.bids, asks: event.asks };
}

function theirs(peer: Peer): Statement | undefined {
  const { symbol, price, amount: size, side } = peer;
  const time = Date.parse(peer.timestamp);
  if (peer.type === 'trade' || peer.type === 'liquidation')
    return { type: peer.type, symbol, time, price, size, side };
  if (peer.type !== 'book_change') return undefined;
  const pairs = (levels: Peer['bids'] = []) => levels.map((level) => [level.price, level.amount]);
  const [bids, asks] = [pairs(peer.bids), pairs(peer.asks)];
  return { type: 'book', symbol, time, snapshot: peer.isSnapshot, bids, asks };
}

/** What a peer says of a ticker in one statement and we in several: each of its numbers must be among ours. */
function tickerAgrees(peer: Peer, events: readonly MarketEvent[]): boolean {
  if (peer.type !== 'derivative_ticker') return true;
  const said = (type: MarketEvent['type'], pick: (event: never) => number) =>
    events.filter((event) => event.type === type).map((event) => pick(event as never));
  const rates = said('funding', ({ rate }: { readonly rate: number }) => rate);
  const marks = said('mark', ({ mark }: { readonly mark: number }) => mark);
  const sizes = said('openInterest', ({ size }: { readonly size: number }) => size);
  return has(rates, peer.fundingRate) && has(marks, peer.markPrice) && has(sizes, peer.openInterest);
}

const has = (list: readonly number[], value: number | undefined) =>
  value === undefined || list.length === 0 || list.includes(value);

const stated = (list: readonly (Statement | undefined)[]) => list.filter((entry) => entry !== undefined);

/** Levels and numbers up to what the arithmetic of contracts rounds. */
const written = (entry: Statement) =>
  JSON.stringify(
    Object.entries(entry).toSorted(([a], [b]) => a.localeCompare(b)),
    (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(12)) : value),
  );

export interface PeerOptions {
  /** Where we say something else than the peer, by record, and why that is right. */
  readonly differences?: Readonly<Record<string, string>>;
  /** What reads the messages, where it is not the venue's own archive. */
  readonly archive?: Archive;
  /** Messages of a protocol that ended; what is left of it need not be understood. */
  readonly ended?: (record: Recorded) => boolean;
}

/** The other library's normalised messages of one file equal ours, but for the differences that are listed. */
export function describePeerLibrary(file: string, exchange: Exchange, options: PeerOptions = {}): void {
  const { archive, differences = {}, ended = () => false } = options;
  describe(`the peer on ${file}, as ${exchange.id}`, () => {
    it.skipIf(!present)(`says the same but for what is listed here${why}`, () => {
      const records = recordsOf(`conformance/tardis/${file}.jsonl`) as readonly Conformance[];
      const mappers = new Map(records.map(({ run }) => [run.id, traceMapper(exchange, [], archive)]));
      const differing: string[] = [];
      for (const record of records) {
        const events = mappers.get(record.run.id)?.map(record.raw) ?? [];
        const said = stated(events.map(ours)).map(written);
        const expected = stated(record.expected.map(theirs)).map(written);
        const same =
          JSON.stringify(said) === JSON.stringify(expected) &&
          record.expected.every((peer) => tickerAgrees(peer, events));
        if (!same && !(ended(record) && said.length === 0)) differing.push(record.id);
      }
      expect(differing).toEqual(records.map(({ id }) => id).filter((id) => id in differences));
    });
  });
}
