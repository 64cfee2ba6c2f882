import { ensureDefined } from '../../../lib/core/assert';
import type { VenueId } from '../../../lib/market/venues';
import type { VenueMarket, VenueUpdate } from '../../simulator/venue-market';
import type { LocalExchange, LocalVenue, Markets, RestCall, RestReply } from '../local-venue';
import { due } from '../pacing';
import { type Client, Wire } from '../wire';
import { type Channel, streamOf } from './channels';
import { Commands } from './commands';
import { Connection } from './connection';
import { PERPETUALS } from './listings';
import { answerRest, RATE_LIMIT_BODY } from './rest';
import { liquidationRow, statusRow, tradeRow } from './rows';
import { type Row, TopBook } from './top-book';

const STATUS_MS = 2_000;
const HEARTBEAT_MS = 15_000;
const KEPT_LIQUIDATIONS = 500;
const LIQUIDATIONS: Channel = { name: 'liquidations' };

/** Bitfinex v2, perpetuals: channels by number on one socket, numbered messages, REST. */
export class Bitfinex implements LocalVenue {
  readonly ids = ['bitfinex'] as const;
  readonly hosts = ['api-pub.bitfinex.com'];
  readonly wire = new Wire();
  private readonly connections = new Map<Client, Connection>();
  private readonly commands: Commands;
  /** By stream. */
  private readonly numbers = new Map<string, number>();
  private readonly books = new Map<string, TopBook>();
  private readonly sentAt = new Map<string, number>();
  private readonly liquidations: (readonly unknown[])[] = [];
  private frozen = { left: 0, rows: new Map<string, readonly Row[]>() };

  constructor(
    private readonly markets: Markets,
    private readonly now: () => number,
  ) {
    this.commands = new Commands({
      isListed: (symbol) => markets.has(symbol),
      numberOf: (stream) => this.numberOf(stream),
      opened: (connection, channel) => this.welcome(connection, channel),
      now,
    });
  }

  hasSocket(path: string): boolean {
    return path === '/ws/2';
  }

  connect(client: Client): (message: string) => void {
    const connection = new Connection(client);
    this.connections.set(client, connection);
    client.send(JSON.stringify({ event: 'info', version: 2, serverId: 'local', platform: { status: 1 } }));
    return (message) => this.commands.answer(connection, message);
  }

  rest(call: RestCall): RestReply {
    const { markets, liquidations } = this;
    return answerRest(call, { markets, liquidations, now: this.now() });
  }

  refusal(): unknown {
    return RATE_LIMIT_BODY;
  }

  publish(_venue: VenueId, symbol: string, update: VenueUpdate): void {
    const { time } = update;
    const market = this.market(symbol);
    this.publishBooks(symbol, time);
    const trades = { name: 'trades', symbol } as const;
    for (const trade of update.trades)
      for (const tag of ['te', 'tu'])
        this.say(trades, () => [tag, tradeRow(trade, market.instrument, time)], time);
    this.publishLiquidations(market, update);
    const status = due(this.sentAt, `status ${symbol}`, STATUS_MS, time) ? statusRow(market) : undefined;
    if (status) this.say({ name: 'status', symbol }, () => [status], time);
    this.publishHeartbeats(time);
  }

  freezeSnapshots(times: number): void {
    const rows = new Map([...this.books].map(([stream, book]) => [stream, book.rows()]));
    this.frozen = { left: times, rows };
  }

  /** The venue asks everybody to connect again; until then its numbers begin anew. */
  restart(): void {
    for (const { client } of this.connections.values())
      client.send(JSON.stringify({ event: 'info', code: 20_051, msg: 'Stopping. Please try to reconnect' }));
    for (const connection of this.connections.values()) connection.sequence = 0;
  }

  /** The checksum of what was told before comes first: it is a message of its own. */
  private publishBooks(symbol: string, time: number): void {
    for (const [stream, book] of this.books) {
      const [, owner, len] = stream.split(' ');
      if (owner !== symbol) continue;
      const channel = { name: 'book', symbol, len: Number(len) } as const;
      this.sayChecksum(channel, book, time);
      for (const row of book.changes()) this.say(channel, () => [row], time, true);
    }
  }

  private sayChecksum(channel: Channel, book: TopBook, time: number): void {
    const stream = streamOf(channel);
    const content = ['cs', book.checksum()];
    this.wire.broadcast(
      `checksum ${stream}`,
      (client) => this.connection(client).frame(this.numberOf(stream), content, time),
      true,
    );
  }

  private publishLiquidations({ instrument }: VenueMarket, { time, liquidations }: VenueUpdate): void {
    for (const what of liquidations)
      for (const sold of [false, true]) {
        const row = liquidationRow(what, instrument, { id: this.liquidations.length + 1, time, sold });
        this.liquidations.push(row);
        this.say(LIQUIDATIONS, () => [[row]], time);
      }
    this.liquidations.splice(0, this.liquidations.length - KEPT_LIQUIDATIONS);
  }

  private publishHeartbeats(time: number): void {
    if (!due(this.sentAt, 'heartbeat', HEARTBEAT_MS, time)) return;
    for (const [stream, id] of this.numbers)
      this.wire.broadcast(stream, (client) => this.connection(client).frame(id, ['hb'], time));
  }

  private say(channel: Channel, content: () => readonly unknown[], time: number, isDepth = false): void {
    const stream = streamOf(channel);
    this.wire.broadcast(
      stream,
      (client) => this.connection(client).frame(this.numberOf(stream), content(), time),
      isDepth,
    );
  }

  /** What a channel begins with. */
  private welcome(connection: Connection, channel: Channel): void {
    const { client } = connection;
    const stream = streamOf(channel);
    const first = (content: readonly unknown[]) =>
      client.send(connection.frame(this.numberOf(stream), content, this.now()));
    if (channel.name === 'book') {
      if (connection.wantsChecksums) client.streams.add(`checksum ${stream}`);
      first([this.snapshot(client, stream, channel)]);
    } else if (channel.name === 'status') first([statusRow(this.market(channel.symbol)) ?? []]);
    else first([[]]);
  }

  private snapshot(
    client: Client,
    stream: string,
    channel: Channel & { readonly name: 'book' },
  ): readonly Row[] {
    let book = this.books.get(stream);
    if (!book) {
      book = new TopBook(this.market(channel.symbol), channel.len);
      this.books.set(stream, book);
    }
    const old = this.frozen.left > 0 && !client.quiet ? this.frozen.rows.get(stream) : undefined;
    if (old) this.frozen.left -= 1;
    return old ?? book.rows();
  }

  private numberOf(stream: string): number {
    const known = this.numbers.get(stream) ?? 1000 + this.numbers.size;
    this.numbers.set(stream, known);
    return known;
  }

  private connection(client: Client): Connection {
    return ensureDefined(this.connections.get(client), 'a connection');
  }

  private market(symbol: string): VenueMarket {
    return ensureDefined(this.markets.get(symbol), symbol);
  }
}

export const bitfinex: LocalExchange = {
  listings: new Map([['bitfinex', PERPETUALS]]),
  open: (markets, now) => new Bitfinex(markets.get('bitfinex') ?? new Map(), now),
};
