import type { Markets } from '../local-venue';
import type { Client } from '../wire';
import { frame } from './frames';
import { GATE_INTERVALS } from './listings';

export type GateMarketName = 'futures' | 'spot';

/** How each channel names what is subscribed to. */
const SHAPES: Readonly<Record<GateMarketName, Readonly<Record<string, 'symbols' | 'book' | 'bars'>>>> = {
  futures: {
    order_book_update: 'book',
    trades: 'symbols',
    public_liquidates: 'symbols',
    tickers: 'symbols',
    candlesticks: 'bars',
  },
  spot: { order_book_update: 'book', trades: 'symbols', candlesticks: 'bars' },
};

/** The name of a stream on the wire. */
export const streamOf = (channel: string, subject: string) => `${channel} ${subject}`;

/** A subject that the venue has, or what is wrong with it. */
type Subjects = readonly string[] | { readonly wrong: string };

/** Answers what a client of one market's socket says. */
export function answer(
  client: Client,
  market: GateMarketName,
  markets: Markets,
  message: string,
  now: number,
): void {
  const command = parse(message);
  const { channel = '', event = '' } = command;
  if (channel === `${market}.ping` && isStamped(command))
    return client.send(frame(`${market}.pong`, '', now, { result: null }));
  const subjects = wanted(command, market, markets);
  if ('wrong' in subjects) {
    const error = { code: 2, message: subjects.wrong };
    return client.send(frame(channel, event, now, { error, result: null }));
  }
  for (const subject of subjects)
    if (event === 'subscribe') client.streams.add(streamOf(channel, subject));
    else client.streams.delete(streamOf(channel, subject));
  client.send(frame(channel, event, now, { result: { status: 'success' } }));
}

/** Every frame must carry the time at which it was sent. */
const isStamped = ({ time }: Command) => typeof time === 'number' && time > 0;

/** What a command is about. */
function wanted(command: Command, market: GateMarketName, markets: Markets): Subjects {
  const { channel = '', event, payload } = command;
  if (!isStamped(command)) return { wrong: 'invalid time' };
  if (event !== 'subscribe' && event !== 'unsubscribe') return { wrong: 'invalid event' };
  const [prefix, name = ''] = channel.split('.');
  const shape = prefix === market ? SHAPES[market][name] : undefined;
  return shape ? subjectsOf(shape, textsOf(payload), markets) : { wrong: `unknown channel ${channel}` };
}

function subjectsOf(
  shape: 'symbols' | 'book' | 'bars',
  payload: readonly string[],
  markets: Markets,
): Subjects {
  if (payload.length === 0) return { wrong: 'invalid argument' };
  const [first = '', second = ''] = payload;
  if (shape === 'bars') {
    if (!GATE_INTERVALS.has(first)) return { wrong: `invalid interval ${first}` };
    return markets.has(second) ? [`${first} ${second}`] : { wrong: `unknown contract ${second}` };
  }
  if (shape === 'book' && second !== '100ms') return { wrong: `invalid frequency ${second}` };
  const symbols = shape === 'book' ? [first] : payload;
  const unknown = symbols.find((symbol) => !markets.has(symbol));
  return unknown === undefined ? symbols : { wrong: `unknown contract ${unknown}` };
}

interface Command {
  readonly time?: unknown;
  readonly channel?: string;
  readonly event?: string;
  readonly payload?: unknown;
}

function parse(message: string): Command {
  try {
    const value: unknown = JSON.parse(message);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
