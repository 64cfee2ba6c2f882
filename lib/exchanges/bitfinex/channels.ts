import { type Fields, sequence, time } from '../fields';

/** What a channel carries. */
export interface Channel {
  /** `book`, `trades`, `ticker`, `candles` or `status`. */
  readonly name: string;
  /** The symbol of books, trades and tickers, or the key of candles and of a status. */
  readonly subject: string;
  /** Aggregation of a book: only `P0` is in single price steps. */
  readonly precision: string;
}

/** A data message taken apart: `[channel, payload, sequence number, time]`, the last two as they were asked for. */
export interface DataMessage {
  readonly channel: Channel | undefined;
  /** `te`, `hb`, `cs` and so on, where the payload has a name. */
  readonly tag: string | undefined;
  readonly payload: unknown;
  readonly sequence: number | undefined;
  readonly time: number | undefined;
}

/** No connection lives for that many messages; no market is older. */
const FIRST_TIME = 1e12;

/** The channel that a `subscribed` message, or the head of a data message in its place, describes. */
export function channelOf({ channel, symbol, key, prec = 'P0' }: Fields): Channel | undefined {
  const subject = symbol ?? key;
  return typeof channel === 'string' && typeof subject === 'string' && typeof prec === 'string'
    ? { name: channel, subject, precision: prec }
    : undefined;
}

/** Takes a data message apart. @throws MalformedError when a number at the end is none. */
export function dataMessage(
  message: readonly unknown[],
  channels: ReadonlyMap<unknown, Channel>,
): DataMessage {
  const [head, second, third] = message;
  const tag = typeof second === 'string' ? second : undefined;
  const tagged = tag !== undefined && tag !== 'hb';
  return {
    channel: channels.get(head),
    tag,
    payload: tagged ? third : second,
    ...ending(message.slice(tagged ? 3 : 2)),
  };
}

const isTime = (entry: unknown) => typeof entry === 'number' && entry >= FIRST_TIME;

function ending(numbers: readonly unknown[]): Pick<DataMessage, 'sequence' | 'time'> {
  const count = numbers.find((entry) => !isTime(entry));
  const at = numbers.find(isTime);
  return {
    sequence: count === undefined ? undefined : sequence(count, 'sequence'),
    time: at === undefined ? undefined : time(at, 'time'),
  };
}
