import type { Markets } from '../local-venue';
import type { Client } from '../wire';
import { MEXC_INTERVALS } from './listings';

const CHANNELS: ReadonlySet<string> = new Set(['depth', 'deal', 'ticker', 'funding.rate', 'kline']);

/** The name of a stream on the wire. */
export const streamOf = (channel: string, symbol: string, interval?: string) =>
  interval === undefined ? `${channel} ${symbol}` : `${channel} ${symbol} ${interval}`;

/** Answers what a client of the socket says. */
export function answer(client: Client, markets: Markets, message: string, now: number): void {
  const say = (channel: string, data: unknown) => client.send(JSON.stringify({ channel, data, ts: now }));
  const command = parse(message);
  const { method = '' } = command;
  if (method === 'ping') return client.send(JSON.stringify({ channel: 'pong', data: now }));
  const stream = streamIn(command, markets);
  if ('wrong' in stream) return say('rs.error', stream.wrong);
  if (method.startsWith('unsub.')) client.streams.delete(stream.name);
  else client.streams.add(stream.name);
  say(`rs.${method}`, 'success');
}

/** The stream that a command names, or what is wrong with it. */
function streamIn(
  { method = '', param: { symbol = '', interval = '' } = {} }: Command,
  markets: Markets,
): { readonly name: string } | { readonly wrong: string } {
  const channel = /^(?:sub|unsub)\.(.+)$/.exec(method)?.[1] ?? '';
  if (!CHANNELS.has(channel)) return { wrong: `not support method: ${method}` };
  if (!markets.has(symbol)) return { wrong: `Contract [${symbol}] not exists` };
  if (channel !== 'kline') return { name: streamOf(channel, symbol) };
  return MEXC_INTERVALS.has(interval)
    ? { name: streamOf(channel, symbol, interval) }
    : { wrong: `interval ${interval} not exists` };
}

interface Command {
  readonly method?: string;
  readonly param?: { readonly symbol?: string; readonly interval?: string };
}

function parse(message: string): Command {
  try {
    const value: unknown = JSON.parse(message);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
