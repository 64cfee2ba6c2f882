import { type Fields, isFields, sequence, time } from '../fields';

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
  readonly id: number | undefined;
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

/**
 * Takes a data message apart. Recorders put the channel's description in place of its number, or its name and pair at the
 * end of the message: both are read too.
 * @throws MalformedError when a number at the end is none.
 */
export function dataMessage(
  message: readonly unknown[],
  channels: ReadonlyMap<number, Channel>,
): DataMessage | undefined {
  const [head, second, third] = message;
  const id = typeof head === 'number' ? head : undefined;
  if (id === undefined && !isFields(head)) return undefined;
  const tag = typeof second === 'string' ? second : undefined;
  const tagged = tag !== undefined && tag !== 'hb';
  const tail = message.slice(tagged ? 3 : 2);
  const numbers = tail.filter((entry) => typeof entry !== 'string');
  const named = tail.filter((entry) => typeof entry === 'string');
  const described = isFields(head) ? channelOf(head) : channels.get(head as number);
  return {
    id,
    channel: described ?? recorded(named),
    tag,
    payload: tagged ? third : second,
    ...ending(numbers),
  };
}

function recorded([name, pair]: readonly string[]): Channel | undefined {
  return name === undefined || pair === undefined
    ? undefined
    : { name, subject: `t${pair}`, precision: 'P0' };
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
