import type { Exchange, Mapper, MapperContext, Verdict } from '../../exchanges/exchange';
import type { SequenceHeader } from '../../market/depth-frame';
import type { BookEvent, Level, MarketEvent } from '../../market/events';
import type { Instrument } from '../../market/instrument';

export const TOY_HOST = 'api.toy';
export const TOY_LIMIT = { host: TOY_HOST, weight: 1_000, perMs: 60_000 };
export const TOY_SEED_WEIGHT = 5;
export const TOY_VENUE = 'binance-usdm';
export const TOY_MAX_AGE_MS = 600_000;
export const TOY_STALE_MS = 10_000;

export const toyInstrument = (symbol: string): Instrument => ({
  venue: TOY_VENUE,
  symbol,
  base: symbol,
  quote: 'USDT',
  contract: 'linear',
  perpetual: true,
  contractSize: 1,
  priceStep: { units: 1, decimals: 1 },
  sizeStep: { units: 1, decimals: 3 },
});

/** What the toy venue says: depth `d`, trade `t`, and anything else. */
export interface ToyFrame {
  readonly k: string;
  readonly s: string;
  readonly t: number;
  readonly snapshot?: boolean;
  readonly prev?: number;
  readonly last?: number;
  readonly b?: readonly Level[];
  readonly a?: readonly Level[];
  readonly p?: number;
  readonly q?: number;
}

/** A venue in a nutshell: one socket for books, one for trades, JSON frames, a chain of update numbers. */
export function toyExchange(seed: 'rest' | 'stream'): Exchange {
  return {
    id: TOY_VENUE,
    contract: 'linear',
    defaults: { defaultInstrument: toyInstrument('BTC') },
    liquidations: 'none',
    hosts: [TOY_HOST],
    limits: [TOY_LIMIT],
    book: {
      seed,
      accept: (header, { last }) => follow(header, last),
      ...(seed === 'rest'
        ? {
            fetchSeed: async (rest, { symbol }) => {
              const url = `https://${TOY_HOST}/depth?symbol=${symbol}`;
              return bookEvent((await rest({ url, weight: TOY_SEED_WEIGHT })) as ToyFrame);
            },
          }
        : { resubscribe: (symbol) => ({ socket: 'books', frames: [`again ${symbol}`] }) }),
    },
    sockets: (symbols) =>
      ['books', 'trades'].map((key) => ({
        key,
        url: `wss://toy/${key}`,
        subscribe: [`subscribe ${symbols.join(',')}`],
        pacingMs: 100,
        heartbeat: { everyMs: 20_000, frame: 'ping' },
        staleAfterMs: TOY_STALE_MS,
        maxAgeMs: TOY_MAX_AGE_MS,
      })),
    createMapper: toyMapper,
    polls: [
      {
        name: 'open interest',
        everyMs: 15_000,
        run: async (rest, { symbol }) => {
          const body = await rest({ url: `https://${TOY_HOST}/oi?symbol=${symbol}`, weight: 1 });
          const { size, time } = body as { size: number; time: number };
          return [{ type: 'openInterest', venue: TOY_VENUE, symbol, time, size }];
        },
      },
    ],
    instruments: async (rest) => {
      const symbols = await rest({ url: `https://${TOY_HOST}/instruments`, weight: 1 });
      return (symbols as readonly string[]).map(toyInstrument);
    },
    history: {},
  };
}

function follow({ snapshot, last = 0, prev }: SequenceHeader, at: number | undefined): Verdict {
  if (snapshot) return 'apply';
  if (at === undefined) return 'gap';
  if (last <= at) return 'skip';
  return prev !== undefined && prev <= at ? 'apply' : 'gap';
}

function toyMapper({ note }: Pick<MapperContext, 'note'>): Mapper {
  return {
    map(text) {
      if (text === 'pong') return [];
      try {
        return events(JSON.parse(text) as ToyFrame, note);
      } catch {
        note('malformed', 'frame');
        return [];
      }
    },
  };
}

function events(frame: ToyFrame, note: MapperContext['note']): readonly MarketEvent[] {
  if (frame.k === 'd') return [bookEvent(frame)];
  if (frame.k === 't') {
    const { s: symbol, t: time, p: price = 0, q: size = 0 } = frame;
    return [{ type: 'trade', venue: TOY_VENUE, symbol, time, price, size, side: 'buy' }];
  }
  note('unknown', frame.k);
  return [];
}

function bookEvent({ s, t, snapshot = false, prev, last, b, a }: ToyFrame): BookEvent {
  if (!b || !a || typeof last !== 'number') throw new Error('not a book');
  const sequence = { last, ...(prev === undefined ? {} : { prev }) };
  return { type: 'book', venue: TOY_VENUE, symbol: s, time: t, snapshot, bids: b, asks: a, ...sequence };
}
