import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXCHANGES } from '@/lib/exchanges/registry';
import { traceMapper } from '@/lib/exchanges/trace-mapper';
import type { MarketEvent } from '@/lib/market/events';
import type { VenueId } from '@/lib/market/venues';

const SHARED = path.resolve('../shared/market');
const present = existsSync(SHARED);
const why = present ? '' : ' (skipped: the recordings are not in ../shared/market)';

interface Recorded {
  readonly id: string;
  readonly kind: string;
  readonly raw: unknown;
}

function recordsIn(folder: string): readonly Recorded[] {
  return readdirSync(path.join(SHARED, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readLines(path.join(SHARED, folder, name)))
    .map((line) => JSON.parse(line) as Recorded);
}

const readLines = (file: string) => readFileSync(file, 'utf8').trim().split('\n');

/** Which event types a recorded kind leads to where it leads to one. */
const TYPES: Readonly<Record<string, readonly MarketEvent['type'][]>> = {
  book_delta: ['book'],
  book_snapshot: ['book'],
  funding_mark: ['mark', 'funding'],
  open_interest: ['mark', 'funding', 'openInterest'],
  kline: ['candle'],
  liquidation: ['liquidation'],
  trade: ['trade'],
};

/** The recorder of three spot aggregate trades lost the name of their field `m`: whose side they are cannot be known. */
const MANGLED = 3;

const FOLDERS: readonly (readonly [folder: string, venue: VenueId, malformed: number])[] = [
  ['frames/binance-usdm', 'binance-usdm', 0],
  ['frames/binance-coinm', 'binance-coinm', 0],
  ['frames/binance-spot', 'binance-spot', MANGLED],
  ['frames/bybit', 'bybit-linear', 0],
  ['frames/bybit-spot', 'bybit-linear', 0],
];

describe.each(FOLDERS)('%s', (folder, venue, malformed) => {
  it.skipIf(!present)(`is known to the last message${why}`, () => {
    const notes: string[] = [];
    for (const { id, kind, raw } of recordsIn(folder)) {
      const trace = traceMapper(EXCHANGES[venue]);
      const types = new Set(trace.map(raw).map(({ type }) => type));
      const strange = [...types].filter((type) => !TYPES[kind]?.includes(type));
      expect({ id, strange }).toEqual({ id, strange: [] });
      expect({ id, lost: types.size + trace.notes.length === 0 }).toEqual({ id, lost: false });
      notes.push(...trace.notes);
    }
    expect(notes.filter((note) => note.startsWith('unknown'))).toEqual([]);
    expect(notes.filter((note) => note.startsWith('malformed'))).toHaveLength(malformed);
  });
});

interface Conformance extends Recorded {
  /** `v2` is a protocol of Bybit that ended in 2023; what is left of it need not be understood. */
  readonly protocol?: string;
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
}

/** Both sides' statements in one form. The peer's side of a liquidation is the order's: a sell closed a long. */
function ours(event: MarketEvent): object | undefined {
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

function theirs(peer: Peer): object | undefined {
  const { symbol, price, amount: size, side } = peer;
  const time = Date.parse(peer.timestamp);
  if (peer.type === 'trade' || peer.type === 'liquidation')
    return { type: peer.type, symbol, time, price, size, side };
  if (peer.type !== 'book_change') return undefined;
  const pairs = (levels: Peer['bids'] = []) => levels.map((level) => [level.price, level.amount]);
  return {
    type: 'book',
    symbol,
    time,
    snapshot: peer.isSnapshot,
    bids: pairs(peer.bids),
    asks: pairs(peer.asks),
  };
}

const stated = <T extends object>(list: readonly (T | undefined)[]) =>
  list.filter((entry) => entry !== undefined);

const BEFORE_V5 = 'a message of the spot protocol before v5';

/** Where we say something else than the peer, and why that is right. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  'tardis:219': 'the peer listens to single trades and drops aggregated ones; we listen to the latter',
  'tardis:224': 'the peer holds deltas back until its snapshot; our mapper is pure, the book waits',
  'tardis:234': 'the peer holds deltas back until its snapshot; our mapper is pure, the book waits',
  'tardis:225': 'the peer merges the deltas it held back into its snapshot; ours is the snapshot alone',
  'tardis:235': 'the peer merges the deltas it held back into its snapshot; ours is the snapshot alone',
  'tardis:231': 'the peer gives the limit of the order; we give the average fill, where it traded',
  'tardis:590': BEFORE_V5,
  'tardis:591': BEFORE_V5,
};

const RUNS: readonly (readonly [file: string, venue: VenueId])[] = [
  ['binance-futures', 'binance-usdm'],
  ['bybit', 'bybit-linear'],
  ['bybit-spot', 'bybit-linear'],
];

describe.each(RUNS)('the peer on %s', (file, venue) => {
  it.skipIf(!present)(`says the same but for what is listed here${why}`, () => {
    const records = readLines(path.join(SHARED, `conformance/tardis/${file}.jsonl`)).map(
      (line) => JSON.parse(line) as Conformance,
    );
    const mappers = new Map(records.map(({ run }) => [run.id, traceMapper(EXCHANGES[venue])]));
    const differing: string[] = [];
    for (const { id, protocol, raw, run, expected } of records) {
      const said = stated((mappers.get(run.id)?.map(raw) ?? []).map(ours));
      const same =
        JSON.stringify(said.map(sorted)) === JSON.stringify(stated(expected.map(theirs)).map(sorted));
      if (!same && !(protocol === 'v2' && said.length === 0)) differing.push(id);
    }
    expect(differing).toEqual(records.map(({ id }) => id).filter((id) => id in DIFFERENCES));
  });
});

const sorted = (entry: object) => Object.entries(entry).toSorted(([a], [b]) => a.localeCompare(b));
