import { type Channel, channelOf, described, streamOf } from './channels';
import type { Connection } from './connection';

type Message = Readonly<Record<string, unknown>>;

/** What commands need of the venue. */
export interface CommandContext {
  readonly isListed: (symbol: string) => boolean;
  /** The number of the channel whose messages go by this name. */
  readonly numberOf: (stream: string) => number;
  /** A channel was subscribed to and confirmed. */
  readonly opened: (connection: Connection, channel: Channel) => void;
  readonly now: () => number;
}

/** Answers what clients say. */
export class Commands {
  constructor(private readonly context: CommandContext) {}

  answer(connection: Connection, text: string): void {
    const message = parse(text);
    const say = (answer: object) => connection.client.send(JSON.stringify(answer));
    switch (message['event']) {
      case 'ping':
        return say({ event: 'pong', ts: this.context.now(), cid: message['cid'] });
      case 'conf':
        connection.flags = Number(message['flags']);
        return say({ event: 'conf', status: 'OK', flags: connection.flags });
      case 'subscribe':
        return this.subscribe(connection, message);
      case 'unsubscribe':
        return say(unsubscribe(connection, Number(message['chanId'])));
      default:
        return say({ event: 'error', msg: 'unknown', code: 10_000 });
    }
  }

  private subscribe(connection: Connection, message: Message): void {
    const { client, channels } = connection;
    const say = (answer: object) => client.send(JSON.stringify(answer));
    const channel = channelOf(message, this.context.isListed);
    if (!channel) return say({ ...message, event: 'error', msg: 'symbol: invalid', code: 10_300 });
    const stream = streamOf(channel);
    if (client.streams.has(stream))
      return say({ ...described(channel), event: 'error', msg: 'subscribe: dup', code: 10_301 });
    const chanId = this.context.numberOf(stream);
    client.streams.add(stream);
    channels.set(chanId, channel);
    say({ event: 'subscribed', ...described(channel), chanId });
    this.context.opened(connection, channel);
  }
}

function unsubscribe({ client, channels }: Connection, chanId: number): object {
  const channel = channels.get(chanId);
  if (!channel) return { event: 'error', msg: 'unsubscribe: invalid', code: 10_400 };
  channels.delete(chanId);
  client.streams.delete(streamOf(channel));
  client.streams.delete(`checksum ${streamOf(channel)}`);
  return { event: 'unsubscribed', status: 'OK', chanId };
}

/** Empty when the text is no object. */
function parse(text: string): Message {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Message) : {};
  } catch {
    return {};
  }
}
