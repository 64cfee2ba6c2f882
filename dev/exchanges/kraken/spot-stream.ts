import { ensureDefined } from '../../../lib/core/assert';
import { priceText, sizeText, type VenueMarket, type VenueUpdate } from '../../simulator/venue-market';
import type { Markets } from '../local-venue';
import { due } from '../pacing';
import type { Client, Wire } from '../wire';
import { objectOf, parseMessage, texts } from './message';
import { SpotBook } from './spot-book';

const HEARTBEAT_MS = 1_000;
const HEARTBEAT = 'spot heartbeat';
const DEPTHS: ReadonlySet<unknown> = new Set([10, 25, 100, 500, 1000]);
const DEFAULT_DEPTH = 10;

type Method = 'subscribe' | 'unsubscribe';

/** The WebSocket v2 of Kraken spot. */
export class SpotStream {
  /** By stream: `book 1000 BTC/USD`. */
  private readonly books = new Map<string, SpotBook>();
  private readonly sentAt = new Map<string, number>();
  private frozen = { left: 0, snapshots: new Map<string, string>() };
  private connections = 0;

  constructor(
    private readonly markets: Markets,
    private readonly wire: Wire,
    private readonly now: () => number,
  ) {}

  connect(client: Client): (message: string) => void {
    this.connections += 1;
    const status = { api_version: 'v2', connection_id: this.connections, system: 'online', version: '2.0.0' };
    client.send(JSON.stringify({ channel: 'status', type: 'update', data: [status] }));
    return (message) => this.answer(client, message);
  }

  publish(symbol: string, update: VenueUpdate): void {
    for (const [stream, book] of this.books) {
      if (!stream.endsWith(` ${symbol}`)) continue;
      const frame = book.update();
      this.wire.broadcast(stream, () => frame, true);
    }
    if (update.trades.length > 0) this.wire.broadcast(`trade ${symbol}`, () => this.trades(symbol, update));
    if (due(this.sentAt, 'heartbeat', HEARTBEAT_MS, update.time))
      this.wire.broadcast(HEARTBEAT, () => JSON.stringify({ channel: 'heartbeat' }));
  }

  freezeSnapshots(times: number): void {
    const snapshots = new Map([...this.books].map(([stream, book]) => [stream, book.snapshot()]));
    this.frozen = { left: times, snapshots };
  }

  /** There are no numbers to begin again: the books are sent anew. */
  restart(): void {
    for (const [stream, book] of this.books) this.wire.broadcast(stream, () => book.snapshot());
  }

  private trades(symbol: string, { trades, time }: VenueUpdate): string {
    const { instrument } = this.market(symbol);
    const data = trades.map(({ id, tick, lots, side }) => ({
      symbol,
      side,
      price: Number(priceText(tick, instrument)),
      qty: Number(sizeText(lots, instrument)),
      ord_type: 'market',
      trade_id: id,
      timestamp: iso(time),
    }));
    return JSON.stringify({ channel: 'trade', type: 'update', data });
  }

  private answer(client: Client, message: string): void {
    const { method, params } = parseMessage(message);
    const times = { time_in: iso(this.now()), time_out: iso(this.now()) };
    const say = (answer: object) => client.send(JSON.stringify({ ...answer, ...times }));
    if (method === 'ping') return say({ method: 'pong' });
    if (method !== 'subscribe' && method !== 'unsubscribe')
      return say({ error: 'Unsupported method', method: String(method), success: false });
    const { channel, symbol: list, depth = DEFAULT_DEPTH, snapshot = true } = objectOf(params);
    for (const symbol of texts(list)) {
      const error = this.objection(client, method, channel, symbol, depth);
      if (error !== undefined) {
        say({ error, method, success: false, symbol });
        continue;
      }
      const result = { channel, symbol, ...(channel === 'book' ? { depth } : {}), snapshot };
      say({ method, result, success: true });
      this.turn(client, method, streamOf(channel, depth, symbol), snapshot === true);
    }
  }

  private objection(
    client: Client,
    method: Method,
    channel: unknown,
    symbol: string,
    depth: unknown,
  ): string | undefined {
    if (channel !== 'book' && channel !== 'trade') return 'Channel not supported';
    if (!this.markets.has(symbol)) return `Currency pair not supported ${symbol}`;
    if (channel === 'book' && !DEPTHS.has(depth)) return 'Depth not supported';
    const heard = client.streams.has(streamOf(channel, depth, symbol));
    if (method === 'subscribe') return heard ? 'Already subscribed' : undefined;
    return heard ? undefined : 'Subscription not found';
  }

  private turn(client: Client, method: Method, stream: string, snapshot: boolean): void {
    if (method === 'unsubscribe') {
      client.streams.delete(stream);
      return;
    }
    client.streams.add(stream);
    client.streams.add(HEARTBEAT);
    const [channel, depth, symbol = ''] = stream.split(' ');
    if (channel !== 'book') return;
    let book = this.books.get(stream);
    if (!book) {
      book = new SpotBook(this.market(symbol), Number(depth));
      this.books.set(stream, book);
    }
    if (snapshot) client.send(this.nextSnapshot(client, stream, book));
  }

  private nextSnapshot(client: Client, stream: string, book: SpotBook): string {
    const old = this.frozen.left > 0 && !client.quiet ? this.frozen.snapshots.get(stream) : undefined;
    if (old !== undefined) this.frozen.left -= 1;
    return old ?? book.snapshot();
  }

  private market(symbol: string): VenueMarket {
    return ensureDefined(this.markets.get(symbol), symbol);
  }
}

const streamOf = (channel: unknown, depth: unknown, symbol: string) =>
  channel === 'book' ? `book ${String(depth)} ${symbol}` : `${String(channel)} ${symbol}`;

/** The venue writes microseconds. */
const iso = (time: number) => new Date(time).toISOString().replace('Z', '000Z');
