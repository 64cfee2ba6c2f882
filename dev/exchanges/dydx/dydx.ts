import { ensureDefined } from '../../../lib/core/assert';
import type { VenueId } from '../../../lib/market/venues';
import { BTC, ETH } from '../../simulator/market-spec';
import type { VenueMarket, VenueUpdate } from '../../simulator/venue-market';
import type { LocalExchange, LocalVenue, Markets, RestCall, RestReply } from '../local-venue';
import { due, news } from '../pacing';
import { type Client, Wire } from '../wire';
import {
  book,
  bookChange,
  candle,
  iso,
  listing,
  oraclePrice,
  RESOLUTIONS,
  type Trade,
  trades,
  trading,
} from './messages';
import { answerRest } from './rest';

const MARKETS_MS = 1_000;
const CANDLE_MS = 1_000;
const RECENT_TRADES = 100;
const RECENT_BARS = 100;

/** What the venue says, before it is numbered. */
type Message = { readonly type: string } & Readonly<Record<string, unknown>>;

/** What a connection is called, and how many messages it had. */
interface Connection {
  readonly id: string;
  sent: number;
}

/** dYdX v4: the indexer's socket and REST. Every message of a connection is counted. */
class Dydx implements LocalVenue {
  readonly ids = ['dydx'] as const;
  readonly hosts = ['indexer.dydx.trade'];
  readonly wire = new Wire();
  private readonly connections = new WeakMap<Client, Connection>();
  private opened = 0;
  private readonly sentAt = new Map<string, number>();
  /** Newest first. */
  private readonly recent = new Map<string, readonly Trade[]>();
  private frozen = { left: 0, books: new Map<string, unknown>() };

  constructor(
    private readonly markets: Markets,
    private readonly now: () => number,
  ) {}

  hasSocket(path: string): boolean {
    return path === '/v4/ws';
  }

  connect(client: Client): (message: string) => void {
    this.opened += 1;
    this.connections.set(client, { id: `local-${this.opened}`, sent: 0 });
    client.send(this.frame(client, { type: 'connected' }));
    return (message) => this.hear(client, parse(message));
  }

  rest(call: RestCall): RestReply {
    const recentTrades = (symbol: string) => this.recent.get(symbol) ?? [];
    return answerRest(call, { markets: this.markets, now: this.now, recentTrades });
  }

  refusal(): unknown {
    return { errors: [{ msg: 'Too many requests' }] };
  }

  publish(_venue: VenueId, symbol: string, update: VenueUpdate): void {
    const market = this.market(symbol);
    this.publishBook(symbol, market, update);
    if (update.trades.length > 0) {
      const rows = trades(update, market.instrument);
      const before = this.recent.get(symbol) ?? [];
      this.recent.set(symbol, [...rows.toReversed(), ...before].slice(0, RECENT_TRADES));
      this.say('v4_trades', symbol, () => ({ trades: rows }));
    }
    this.publishMarket(symbol, market, update.time);
    this.publishCandles(symbol, market, update.time);
  }

  freezeSnapshots(times: number): void {
    const books = new Map([...this.markets].map(([symbol, market]) => [symbol, book(market)]));
    this.frozen = { left: times, books };
  }

  /** The count of a connection begins with it. */
  restart(): void {
    this.wire.dropAll();
  }

  /** What goes is told after what comes, as the indexer hears of it: in between the sides may cross. */
  private publishBook(symbol: string, { instrument }: VenueMarket, { changes }: VenueUpdate): void {
    const parts = [changes.filter(({ lots }) => lots > 0), changes.filter(({ lots }) => lots === 0)];
    for (const part of parts)
      if (part.length > 0) this.say('v4_orderbook', symbol, () => bookChange(part, instrument), true);
  }

  private publishMarket(symbol: string, market: VenueMarket, time: number): void {
    if (!due(this.sentAt, `market ${symbol}`, MARKETS_MS, time)) return;
    this.say('v4_markets', 'v4_markets', () => ({ trading: { [symbol]: trading(market) } }));
    const oracle = { ...oraclePrice(market), effectiveAt: iso(time), marketId: 0 };
    this.say('v4_markets', 'v4_markets', () => ({ oraclePrices: { [symbol]: oracle } }));
  }

  private publishCandles(symbol: string, market: VenueMarket, time: number): void {
    if (!due(this.sentAt, `candles ${symbol}`, CANDLE_MS, time)) return;
    for (const [resolution, ms] of RESOLUTIONS) {
      const id = `${symbol}/${resolution}`;
      const stream = streamOf('v4_candles', id);
      if (!this.wire.isHeard(stream)) continue;
      for (const bar of news(market.candles.latest(ms), stream, this.sentAt))
        this.say('v4_candles', id, () => candle(bar, resolution, market));
    }
  }

  private say(channel: string, id: string, contents: () => unknown, isDepth = false): void {
    this.wire.broadcast(
      streamOf(channel, id),
      (client) =>
        this.frame(client, { type: 'channel_data', id, channel, version: '1.0.0', contents: contents() }),
      isDepth,
    );
  }

  /** A message with its number. */
  private frame(client: Client, { type, ...rest }: Message): string {
    const connection = ensureDefined(this.connections.get(client), 'the connection');
    const message_id = connection.sent;
    connection.sent += 1;
    return JSON.stringify({ type, connection_id: connection.id, message_id, ...rest });
  }

  private hear(client: Client, { type, channel, id = 'v4_markets' }: Said): void {
    const refuse = (message: string) => client.send(this.frame(client, { type: 'error', message }));
    if (type !== 'subscribe' && type !== 'unsubscribe') return refuse('Invalid message type');
    const [name, about] = [String(channel), String(id)];
    const stream = streamOf(name, about);
    if (!CHANNELS.has(name)) return refuse(`Invalid channel: ${name}`);
    if (!this.knows(name, about)) return refuse(`Invalid subscription id for channel: (${name}-${about})`);
    if (type === 'unsubscribe') {
      client.streams.delete(stream);
      return client.send(this.frame(client, { type: 'unsubscribed', channel: name, id: about }));
    }
    if (client.streams.has(stream))
      return refuse(`Invalid subscribe message: already subscribed (${name}-${about})`);
    client.streams.add(stream);
    const contents = this.initial(client, name, about);
    client.send(this.frame(client, { type: 'subscribed', channel: name, id: about, contents }));
  }

  private knows(channel: string, id: string): boolean {
    if (channel === 'v4_markets') return true;
    const [symbol = '', resolution = ''] = id.split('/');
    return this.markets.has(symbol) && (channel !== 'v4_candles' || RESOLUTIONS.has(resolution));
  }

  /** What a subscription begins with: everything, or what happened lately. */
  private initial(client: Client, channel: string, id: string): unknown {
    if (channel === 'v4_orderbook') return this.seed(client, id);
    if (channel === 'v4_trades') return { trades: this.recent.get(id) ?? [] };
    if (channel === 'v4_markets')
      return {
        markets: Object.fromEntries([...this.markets].map(([symbol, market]) => [symbol, listing(market)])),
      };
    const [symbol = '', resolution = ''] = id.split('/');
    const market = this.market(symbol);
    const intervalMs = ensureDefined(RESOLUTIONS.get(resolution), resolution);
    const bars = market.candles.bars(intervalMs, { limit: RECENT_BARS }).toReversed();
    return { candles: bars.map((bar) => candle(bar, resolution, market)) };
  }

  private seed(client: Client, symbol: string): unknown {
    const frozen = this.frozen.left > 0 && !client.quiet ? this.frozen.books.get(symbol) : undefined;
    if (frozen === undefined) return book(this.market(symbol));
    this.frozen.left -= 1;
    return frozen;
  }

  private market(symbol: string): VenueMarket {
    return ensureDefined(this.markets.get(symbol), symbol);
  }
}

const CHANNELS = new Set(['v4_orderbook', 'v4_trades', 'v4_markets', 'v4_candles']);

const streamOf = (channel: string, id: string) => `${channel}.${id}`;

interface Said {
  readonly type?: unknown;
  readonly channel?: unknown;
  readonly id?: unknown;
}

/** A message that makes no sense says nothing. */
function parse(message: string): Said {
  try {
    const value: unknown = JSON.parse(message);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

export const dydx: LocalExchange = {
  listings: new Map([
    [
      'dydx',
      {
        BTC: {
          ...BTC.instrument,
          symbol: 'BTC-USD',
          quote: 'USD',
          ticksPerUnit: 1,
          priceDecimals: 0,
          lotsPerUnit: 10_000,
          sizeDecimals: 4,
        },
        ETH: {
          ...ETH.instrument,
          symbol: 'ETH-USD',
          quote: 'USD',
          ticksPerUnit: 10,
          priceDecimals: 1,
          lotsPerUnit: 1_000,
          sizeDecimals: 3,
        },
      },
    ],
  ]),
  open: (markets, now) => new Dydx(markets.get('dydx') ?? new Map(), now),
};
