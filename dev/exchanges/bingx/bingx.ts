import { ensureDefined } from '../../../lib/core/assert';
import type { VenueId } from '../../../lib/market/venues';
import type { VenueMarket, VenueUpdate } from '../../simulator/venue-market';
import type { Listing, LocalExchange, LocalVenue, Markets, RestCall, RestReply } from '../local-venue';
import { due, news } from '../pacing';
import { type Client, Wire } from '../wire';
import { answerRest, INTERVALS } from './rest';
import { depthFrame, klineFrame, markFrame, tradeFrame } from './topics';

const DEPTHS = [5, 10, 20, 50, 100];
const BOOK_MS = 500;
const MARK_MS = 1_000;
const KLINE_MS = 1_000;
const PING_MS = 5_000;
/** Every client hears the pings. */
const PING = 'ping';

interface SymbolState {
  readonly sentAt: Map<string, number>;
}

/** BingX perpetuals: one packed socket, REST. */
export class Bingx implements LocalVenue {
  readonly ids = ['bingx'] as const;
  readonly hosts = ['open-api.bingx.com', 'open-api-swap.bingx.com'];
  readonly wire = new Wire('gzip');
  private readonly states = new Map<string, SymbolState>();
  private readonly pingedAt = new Map<string, number>();
  private pings = 0;
  private frozen = { left: 0, frames: new Map<string, string>() };

  constructor(
    private readonly markets: Markets,
    private readonly now: () => number,
  ) {
    for (const symbol of markets.keys()) this.states.set(symbol, { sentAt: new Map() });
  }

  hasSocket(path: string): boolean {
    return path === '/swap-market';
  }

  connect(client: Client): (message: string) => void {
    client.streams.add(PING);
    return (message) => this.answer(client, message);
  }

  rest(call: RestCall): RestReply {
    return answerRest(call, this.markets, this.now());
  }

  refusal(): unknown {
    return { code: 100_410, msg: 'over the rate limit', data: {} };
  }

  publish(_venue: VenueId, symbol: string, update: VenueUpdate): void {
    const market = this.market(symbol);
    const { sentAt } = ensureDefined(this.states.get(symbol), symbol);
    this.ping(update.time);
    if (due(sentAt, 'book', BOOK_MS, update.time)) this.publishBooks(market);
    if (update.trades.length > 0)
      this.say(`${symbol}@trade`, (topic) => tradeFrame(topic, update, market.instrument));
    const ticker = market.ticker();
    if (ticker && due(sentAt, 'mark', MARK_MS, update.time))
      this.say(`${symbol}@markPrice`, (topic) => markFrame(topic, ticker, market.instrument, update.time));
    if (due(sentAt, 'kline', KLINE_MS, update.time)) this.publishKlines(market, sentAt);
  }

  /** Of the snapshots that a subscription begins with: those that follow at their pace are of their own moment. */
  freezeSnapshots(times: number): void {
    const frames = new Map<string, string>();
    for (const [symbol, market] of this.markets)
      for (const depth of DEPTHS) {
        const topic = `${symbol}@depth${depth}`;
        frames.set(topic, depthFrame(topic, market, depth));
      }
    this.frozen = { left: times, frames };
  }

  /** Books are told by time alone: there is nothing to count from the beginning. */
  restart(): void {}

  /** Half of the pings are in words, the others want an id and a time back. */
  private ping(time: number): void {
    if (!due(this.pingedAt, PING, PING_MS, time)) return;
    this.pings += 1;
    const id = `local-${this.pings}`;
    const frame =
      this.pings % 2 === 1 ? 'Ping' : JSON.stringify({ ping: id, time: new Date(time).toISOString() });
    this.wire.broadcast(PING, () => frame);
  }

  private publishBooks(market: VenueMarket): void {
    for (const depth of DEPTHS)
      this.say(
        `${market.instrument.symbol}@depth${depth}`,
        (topic) => depthFrame(topic, market, depth),
        true,
      );
  }

  private publishKlines({ instrument, candles }: VenueMarket, sentAt: Map<string, number>): void {
    for (const [name, ms] of INTERVALS) {
      const stream = `${instrument.symbol}@kline_${name}`;
      if (!this.wire.isHeard(stream)) continue;
      for (const bar of news(candles.latest(ms), stream, sentAt))
        this.say(stream, (topic) => klineFrame(topic, bar, instrument));
    }
  }

  private say(topic: string, frame: (topic: string) => string, isDepth = false): void {
    this.wire.broadcast(topic, () => frame(topic), isDepth);
  }

  private answer(client: Client, message: string): void {
    const { id, reqType, dataType } = parse(message);
    // Answers to pings want none.
    if (reqType === undefined) return;
    const acknowledge = (code: number, msg: string) =>
      client.send(JSON.stringify({ id, code, msg, dataType: '', data: null }));
    const topic = typeof dataType === 'string' ? this.topicOf(dataType) : undefined;
    if (topic === undefined || (reqType !== 'sub' && reqType !== 'unsub'))
      return acknowledge(100_400, 'the arguments are invalid');
    acknowledge(0, '');
    if (reqType === 'unsub') client.streams.delete(topic.name);
    else if (!client.streams.has(topic.name)) {
      client.streams.add(topic.name);
      if (topic.depth !== undefined) client.send(this.bookSnapshot(client, topic.name, topic.depth));
    }
  }

  /** A topic without its pace, and how deep it is where it is a book; undefined for what the venue does not have. */
  private topicOf(dataType: string): { readonly name: string; readonly depth?: number } | undefined {
    const [symbol = '', channel = ''] = dataType.split('@');
    if (!this.markets.has(symbol)) return undefined;
    const name = `${symbol}@${channel}`;
    const depth = DEPTHS.find((levels) => channel === `depth${levels}`);
    if (depth !== undefined) return { name, depth };
    const isBar = channel.startsWith('kline_') && INTERVALS.has(channel.slice('kline_'.length));
    return isBar || channel === 'trade' || channel === 'markPrice' ? { name } : undefined;
  }

  private bookSnapshot(client: Client, topic: string, depth: number): string {
    const frozen = this.frozen.left > 0 && !client.quiet ? this.frozen.frames.get(topic) : undefined;
    if (frozen !== undefined) this.frozen.left -= 1;
    return frozen ?? depthFrame(topic, this.market(topic.split('@')[0] ?? ''), depth);
  }

  private market(symbol: string): VenueMarket {
    return ensureDefined(this.markets.get(symbol), symbol);
  }
}

/** A client's message; one that makes no sense says nothing. */
function parse(message: string): {
  readonly id?: unknown;
  readonly reqType?: unknown;
  readonly dataType?: unknown;
} {
  try {
    const value: unknown = JSON.parse(message);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

const LISTING: Listing = {
  BTC: {
    symbol: 'BTC-USDT',
    base: 'BTC',
    quote: 'USDT',
    ticksPerUnit: 10,
    lotsPerUnit: 10_000,
    priceDecimals: 1,
    sizeDecimals: 4,
  },
  ETH: {
    symbol: 'ETH-USDT',
    base: 'ETH',
    quote: 'USDT',
    ticksPerUnit: 100,
    lotsPerUnit: 100,
    priceDecimals: 2,
    sizeDecimals: 2,
  },
};

export const bingx: LocalExchange = {
  listings: new Map([['bingx', LISTING]]),
  open: (markets, now) => new Bingx(markets.get('bingx') ?? new Map(), now),
};
