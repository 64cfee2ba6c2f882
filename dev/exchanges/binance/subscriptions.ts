import type { Client } from '../wire';

const TOO_MANY = 1008;

/** Streams of the public sockets; every other stream belongs to the market sockets. */
const PUBLIC_STREAM = /@(depth|rpiDepth|bookTicker)|^!bookTicker/;

/** Which of the two sockets a stream belongs to. On the other one it is accepted and stays silent. */
export const categoryOf = (stream: string): 'public' | 'market' =>
  PUBLIC_STREAM.test(stream) ? 'public' : 'market';

export interface Connection {
  readonly client: Client;
  /** Undefined where one socket carries everything. */
  readonly category: 'public' | 'market' | undefined;
  /** More messages than this within a second end it. */
  readonly messagesPerSecond: number;
  /** Everything subscribed, the streams of the other category too. */
  readonly names: Set<string>;
}

/** Adds streams to a connection; only those of its own category will speak. */
export function subscribe({ client, category, names }: Connection, streams: readonly string[]): void {
  for (const stream of streams) {
    names.add(stream);
    if (category === undefined || categoryOf(stream) === category) client.streams.add(stream);
  }
}

/** Answers what a client of the stream sockets says. */
export function commandHandler(connection: Connection, now: () => number): (message: string) => void {
  const { client } = connection;
  let window = 0;
  let count = 0;
  return (message) => {
    const second = Math.floor(now() / 1000);
    count = second === window ? count + 1 : 1;
    window = second;
    if (count > connection.messagesPerSecond) client.close(TOO_MANY, 'Too many requests');
    else client.send(JSON.stringify(answer(connection, message)));
  };
}

interface Command {
  readonly id?: unknown;
  readonly method?: unknown;
  readonly params?: unknown;
}

function answer(connection: Connection, message: string): unknown {
  const command = parse(message);
  if (command === undefined)
    return { error: { code: 3, msg: 'Invalid JSON: expected value at line 1 column 1' } };
  const id = typeof command.id === 'number' || typeof command.id === 'string' ? command.id : null;
  if (command.method === 'LIST_SUBSCRIPTIONS') return { result: [...connection.names], id };
  const streams = streamNames(command.params);
  if (streams === undefined)
    return { error: { code: 2, msg: 'Invalid request: params must be a list of stream names' }, id };
  if (command.method === 'SUBSCRIBE') subscribe(connection, streams);
  else if (command.method === 'UNSUBSCRIBE') unsubscribe(connection, streams);
  else return { error: { code: 2, msg: 'Invalid request: unknown variant, expected `SUBSCRIBE`' }, id };
  return { result: null, id };
}

function unsubscribe({ client, names }: Connection, streams: readonly string[]): void {
  for (const stream of streams) {
    names.delete(stream);
    client.streams.delete(stream);
  }
}

function parse(message: string): Command | undefined {
  try {
    const value: unknown = JSON.parse(message);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function streamNames(params: unknown): readonly string[] | undefined {
  if (!Array.isArray(params) || params.length === 0) return undefined;
  return params.every((name) => typeof name === 'string') ? params : undefined;
}
