import { ensureDefined } from '../../../lib/core/assert';
import type { Side } from '../../../lib/core/units';
import type { LevelChange, VenueMarket, VenueUpdate } from '../../simulator/venue-market';
import type { Markets } from '../local-venue';
import { due } from '../pacing';
import type { Client, Wire } from '../wire';
import * as frames from './futures-frames';
import { parseMessage, texts } from './message';

const TICKER_MS = 1_000;
const HEARTBEAT_MS = 10_000;
const HEARTBEAT = 'futures heartbeat';
const RESTART_SEQ = 1_000;
/** The whole book. */
const ALL = 1_000_000;

const FEEDS: ReadonlySet<string> = new Set(['book', 'trade', 'ticker']);

interface ProductState {
  bookSeq: number;
  tradeSeq: number;
}

/** The WebSocket of Kraken Futures: feeds of products, a book message for each level that changes. */
export class FuturesStream {
  private readonly states: ReadonlyMap<string, ProductState>;
  private readonly sentAt = new Map<string, number>();
  private frozen = { left: 0, snapshots: new Map<string, string>() };

  constructor(
    private readonly markets: Markets,
    private readonly wire: Wire,
  ) {
    this.states = new Map(
      [...markets].map(([symbol, { lastId }]) => [symbol, { bookSeq: lastId, tradeSeq: 1 }]),
    );
  }

  connect(client: Client): (message: string) => void {
    client.send(JSON.stringify({ event: 'info', version: 1 }));
    return (message) => this.answer(client, message);
  }

  publish(symbol: string, { time, changes, trades, liquidations }: VenueUpdate): void {
    const market = this.market(symbol);
    const state = this.state(symbol);
    for (const change of changes.length > 0 ? changes : retold(market)) {
      state.bookSeq += 1;
      const seq = state.bookSeq;
      this.wire.broadcast(
        `book ${symbol}`,
        () => frames.bookLevel(change, market.instrument, seq, time),
        true,
      );
    }
    for (const print of frames.prints(trades, liquidations)) {
      state.tradeSeq += 1;
      const seq = state.tradeSeq;
      this.wire.broadcast(`trade ${symbol}`, () => frames.trade(print, market.instrument, seq, time));
    }
    const ticker = market.ticker();
    if (ticker && due(this.sentAt, symbol, TICKER_MS, time))
      this.wire.broadcast(`ticker ${symbol}`, () => frames.ticker(market, ticker));
    if (due(this.sentAt, 'heartbeat', HEARTBEAT_MS, time))
      this.wire.broadcast(HEARTBEAT, () => JSON.stringify({ feed: 'heartbeat', time }));
  }

  freezeSnapshots(times: number): void {
    this.frozen = {
      left: times,
      snapshots: new Map([...this.markets.keys()].map((symbol) => [symbol, this.snapshot(symbol)])),
    };
  }

  /** A service that starts again numbers from the beginning and sends its books anew. */
  restart(): void {
    for (const [symbol, state] of this.states) {
      state.bookSeq = RESTART_SEQ;
      this.wire.broadcast(`book ${symbol}`, () => this.snapshot(symbol));
    }
  }

  private answer(client: Client, message: string): void {
    const { event, feed, product_ids: list } = parseMessage(message);
    const say = (answer: object) => client.send(JSON.stringify(answer));
    if (event === 'ping') return say({ event: 'pong' });
    if (event !== 'subscribe' && event !== 'unsubscribe')
      return say({ event: 'alert', message: 'Bad request' });
    if (feed === 'heartbeat') {
      turn(client, event, HEARTBEAT);
      return say({ event: `${event}d`, feed });
    }
    if (typeof feed !== 'string' || !FEEDS.has(feed)) return say({ event: 'error', message: 'Invalid feed' });
    const products = texts(list);
    if (products.length === 0 || products.some((product) => !this.markets.has(product)))
      return say({ event: 'error', message: 'Invalid product id' });
    say({ event: `${event}d`, feed, product_ids: products });
    for (const product of products) {
      turn(client, event, `${feed} ${product}`);
      if (event === 'subscribe') this.welcome(client, feed, product);
    }
  }

  private welcome(client: Client, feed: string, symbol: string): void {
    if (feed === 'book') client.send(this.nextSnapshot(client, symbol));
    else if (feed === 'trade')
      client.send(JSON.stringify({ feed: 'trade_snapshot', product_id: symbol, trades: [] }));
  }

  private nextSnapshot(client: Client, symbol: string): string {
    const old = this.frozen.left > 0 && !client.quiet ? this.frozen.snapshots.get(symbol) : undefined;
    if (old !== undefined) this.frozen.left -= 1;
    return old ?? this.snapshot(symbol);
  }

  private snapshot(symbol: string): string {
    const market = this.market(symbol);
    const { instrument, time } = market;
    const top = (side: Side) => market.top(side, ALL);
    return frames.bookSnapshot({ instrument, time, top }, this.state(symbol).bookSeq);
  }

  private market(symbol: string): VenueMarket {
    return ensureDefined(this.markets.get(symbol), symbol);
  }

  private state(symbol: string): ProductState {
    return ensureDefined(this.states.get(symbol), symbol);
  }
}

/** A market at rest is not silent: orders come and go at the best price though its sum stays. */
const retold = (market: VenueMarket): readonly LevelChange[] =>
  market.top('bid', 1).map(([tick, lots]) => ({ side: 'bid', tick, lots }));

function turn(client: Client, event: 'subscribe' | 'unsubscribe', stream: string): void {
  if (event === 'subscribe') client.streams.add(stream);
  else client.streams.delete(stream);
}
