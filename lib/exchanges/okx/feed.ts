import type { Demand, SocketPlan } from '../exchange';

export const API = 'https://www.okx.com/api/v5';
/** The socket of everything but candles. */
export const PUBLIC = 'public';

/** What the venue is to be asked about: a channel of one instrument, or of all of a kind. */
interface Argument {
  readonly channel: string;
  readonly instId?: string;
  readonly instType?: string;
}

const ARGS_PER_FRAME = 50;
/** The venue drops a socket that says nothing for 30 s. */
const HEARTBEAT = { everyMs: 20_000, frame: 'ping' };

/** 400 levels, ten times a second: the deepest book that needs no login. */
const BOOK = 'books';

export const swapSockets = (symbols: readonly string[]): readonly SocketPlan[] => [
  plan(PUBLIC, [
    ...channelsOf(symbols, [BOOK, 'trades', 'open-interest', 'funding-rate', 'mark-price']),
    // Told for all swaps at once.
    { channel: 'liquidation-orders', instType: 'SWAP' },
  ]),
  candles(symbols),
];

export const spotSockets = (symbols: readonly string[]): readonly SocketPlan[] => [
  plan(PUBLIC, channelsOf(symbols, [BOOK, 'trades'])),
  candles(symbols),
];

/** A new subscription makes the venue send a snapshot again. */
export function resubscribe(symbol: string): { readonly socket: string; readonly frames: readonly string[] } {
  const book = channelsOf([symbol], [BOOK]);
  return { socket: PUBLIC, frames: [...commands('unsubscribe', book), ...commands('subscribe', book)] };
}

const LONGEST_NOTICE = 400;

/** The venue announces that it will close the connection: `{"event":"notice","code":"64008",…}`. */
export const demand = (frame: string): Demand | undefined =>
  frame.length <= LONGEST_NOTICE && frame.includes('"notice"') && frame.includes('"64008"')
    ? 'reconnect'
    : undefined;

const candles = (symbols: readonly string[]) => plan('business', channelsOf(symbols, ['candle1m']));

const channelsOf = (symbols: readonly string[], channels: readonly string[]): readonly Argument[] =>
  symbols.flatMap((instId) => channels.map((channel) => ({ channel, instId })));

const plan = (key: string, args: readonly Argument[]): SocketPlan => ({
  key,
  url: `wss://ws.okx.com:8443/ws/v5/${key}`,
  subscribe: commands('subscribe', args),
  pacingMs: 100,
  heartbeat: HEARTBEAT,
  staleAfterMs: 30_000,
});

function commands(op: 'subscribe' | 'unsubscribe', args: readonly Argument[]): string[] {
  const frames: string[] = [];
  for (let start = 0; start < args.length; start += ARGS_PER_FRAME)
    frames.push(JSON.stringify({ op, args: args.slice(start, start + ARGS_PER_FRAME) }));
  return frames;
}
