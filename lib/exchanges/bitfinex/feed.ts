import type { Demand, SocketPlan } from '../exchange';
import { contractOf } from './symbols';

export const API = 'https://api-pub.bitfinex.com/v2';

/** Each path has a limit of its own, between 10 and 90 requests a minute: one budget stands for all of them. */
export const REQUEST_LIMIT = { weight: 90, perMs: 60_000 };
/** As if a path took 30 a minute, and 10 where the lowest limit must be expected. */
export const REQUEST_WEIGHT = 3;
export const SCARCE_REQUEST_WEIGHT = 9;

/** The deepest book there is: the venue keeps the best so many levels of each side. */
export const BOOK_LEVELS = 250;

const PING_MS = 30_000;

const TIMESTAMPS = 32_768;
const SEQUENCE = 65_536;
const CHECKSUMS = 131_072;

/**
 * A socket for each symbol: messages are numbered by connection, and only a new connection brings a new snapshot, so that
 * symbols which share one would lose their books together. Liquidations of all symbols come over the first.
 */
export const sockets = (symbols: readonly string[]): readonly SocketPlan[] =>
  symbols.map((symbol, index) => ({
    key: symbol,
    url: 'wss://api-pub.bitfinex.com/ws/2',
    subscribe: [
      JSON.stringify({ event: 'conf', flags: TIMESTAMPS + SEQUENCE + CHECKSUMS }),
      bookSubscription(symbol),
      subscription({ channel: 'trades', symbol }),
      ...(contractOf(symbol) === 'linear'
        ? [subscription({ channel: 'status', key: `deriv:${symbol}` })]
        : []),
      ...(index === 0 ? [subscription({ channel: 'status', key: 'liq:global' })] : []),
    ],
    pacingMs: 100,
    heartbeat: { everyMs: PING_MS, frame: JSON.stringify({ event: 'ping', cid: 1 }) },
    // Each channel has a heartbeat every 15 s.
    staleAfterMs: 45_000,
  }));

/**
 * A channel is left by a number that the venue gave it, which is not known here. Asked for a second time, the venue
 * refuses it as a duplicate: that answer is taken as the order to connect anew, see {@link demand}.
 */
export const resubscribe = (symbol: string) => ({ socket: symbol, frames: [bookSubscription(symbol)] });

const DUPLICATE = '10301';
/** A restart is near, and the end of a maintenance after which every channel must be asked for again. */
const RESTARTS: ReadonlySet<string> = new Set(['20051', '20061']);

const OPENING_BRACE = 0x7b;
const CODE = /"code":\s*(\d+)/;
const BOOK = /"channel":\s*"book"/;

/** Only messages about the connection are objects. */
export function demand(frame: string): Demand | undefined {
  if (frame.charCodeAt(0) !== OPENING_BRACE) return undefined;
  const code = CODE.exec(frame)?.[1];
  if (code === undefined) return undefined;
  return RESTARTS.has(code) || (code === DUPLICATE && BOOK.test(frame)) ? 'reconnect' : undefined;
}

const bookSubscription = (symbol: string) =>
  subscription({ channel: 'book', symbol, prec: 'P0', freq: 'F0', len: String(BOOK_LEVELS) });

const subscription = (channel: object) => JSON.stringify({ event: 'subscribe', ...channel });
