import { ensureDefined } from '../../../lib/core/assert';
import type { VenueId } from '../../../lib/market/venues';
import { BTC, ETH } from '../../simulator/market-spec';
import type { VenueMarket, VenueUpdate } from '../../simulator/venue-market';
import type { LocalExchange, LocalVenue, Markets, RestCall, RestReply } from '../local-venue';
import { due, news } from '../pacing';
import { type Client, Wire } from '../wire';
import {
  assetContext,
  candle,
  FAST_LEVELS,
  INTERVALS,
  l2Book,
  SLOW_LEVELS,
  type Trade,
  trade,
} from './messages';
import { answerRest } from './rest';

/** Books of so many levels, and how often they are sent. */
const BOOKS = [
  { name: '', levels: SLOW_LEVELS, everyMs: 2_000 },
  { name: 'fast', levels: FAST_LEVELS, everyMs: 500 },
];
const CONTEXT_MS = 1_000;
const CANDLE_MS = 1_000;
const SILENCE_MS = 60_000;
/** A new subscription to trades begins with so many of them. */
const RECENT_TRADES = 10;

interface Subscription {
  readonly type: string;
  readonly coin: string;
  /** `fast`, or the interval of bars. */
  readonly variant: string;
}

const streamOf = ({ type, coin, variant }: Subscription) => `${type}.${coin}.${variant}`;

/** Hyperliquid: one socket, and one address for questions. */
class Hyperliquid implements LocalVenue {
  readonly ids = ['hyperliquid'] as const;
  readonly hosts = ['api.hyperliquid.xyz'];
  readonly wire = new Wire();
  private readonly sentAt = new Map<string, number>();
  private readonly recent = new Map<string, readonly Trade[]>();
  private readonly heardAt = new WeakMap<Client, number>();
  private frozen = { left: 0, books: new Map<string, unknown>() };

  constructor(
    private readonly markets: Markets,
    private readonly now: () => number,
  ) {}

  hasSocket(path: string): boolean {
    return path === '/ws';
  }

  connect(client: Client): (message: string) => void {
    this.heardAt.set(client, this.now());
    return (message) => {
      this.heardAt.set(client, this.now());
      this.hear(client, message);
    };
  }

  rest(call: RestCall): RestReply {
    return answerRest(call, {
      markets: this.markets,
      now: this.now,
      // Null is what the venue says of a coin it does not know.
      book: (coin) => (this.markets.has(coin) ? this.seed(coin, SLOW_LEVELS) : null),
      recentTrades: (coin) => this.recent.get(coin) ?? [],
    });
  }

  refusal(): unknown {
    return null;
  }

  publish(_venue: VenueId, coin: string, update: VenueUpdate): void {
    const market = this.market(coin);
    const { time } = update;
    for (const { name, levels, everyMs } of BOOKS)
      if (due(this.sentAt, `book ${coin} ${name}`, everyMs, time))
        this.say({ type: 'l2Book', coin, variant: name }, () => l2Book(market, levels), true);
    const trades = update.trades.map((one) => trade(one, market.instrument, time));
    if (trades.length > 0) {
      this.recent.set(coin, [...(this.recent.get(coin) ?? []), ...trades].slice(-RECENT_TRADES));
      this.say({ type: 'trades', coin, variant: '' }, () => trades);
    }
    if (due(this.sentAt, `context ${coin}`, CONTEXT_MS, time))
      this.say({ type: 'activeAssetCtx', coin, variant: '' }, () => ({ coin, ctx: assetContext(market) }));
    this.publishCandles(coin, market, time);
  }

  freezeSnapshots(times: number): void {
    const books = new Map([...this.markets].map(([coin, market]) => [coin, l2Book(market, SLOW_LEVELS)]));
    this.frozen = { left: times, books };
  }

  /** Books are numbered by nothing but their time. */
  restart(): void {
    this.sentAt.clear();
  }

  private publishCandles(coin: string, market: VenueMarket, time: number): void {
    if (!due(this.sentAt, `candles ${coin}`, CANDLE_MS, time)) return;
    for (const [name, ms] of INTERVALS) {
      const subscription = { type: 'candle', coin, variant: name };
      const stream = streamOf(subscription);
      if (!this.wire.isHeard(stream)) continue;
      for (const bar of news(market.candles.latest(ms), stream, this.sentAt))
        this.say(subscription, () => candle(bar, { name, ms }, market.instrument));
    }
  }

  private say(subscription: Subscription, data: () => unknown, isDepth = false): void {
    this.wire.broadcast(
      streamOf(subscription),
      (client) => {
        if (this.now() - (this.heardAt.get(client) ?? 0) > SILENCE_MS) client.close(1_000, 'Inactive');
        return frame(subscription.type, data());
      },
      isDepth,
    );
  }

  private hear(client: Client, message: string): void {
    const { method, subscription } = parse(message);
    if (method === 'ping') return client.send(JSON.stringify({ channel: 'pong' }));
    const wanted = readSubscription(subscription);
    if ((method !== 'subscribe' && method !== 'unsubscribe') || !this.knows(wanted))
      return client.send(frame('error', `Invalid subscription ${JSON.stringify(subscription)}`));
    const stream = streamOf(wanted);
    if ((method === 'subscribe') === client.streams.has(stream))
      return client.send(frame('error', `Already ${method}d: ${JSON.stringify(subscription)}`));
    client.send(frame('subscriptionResponse', { method, subscription }));
    if (method === 'unsubscribe') client.streams.delete(stream);
    else this.subscribe(client, wanted);
  }

  private subscribe(client: Client, wanted: Subscription): void {
    const { type, coin, variant } = wanted;
    client.streams.add(streamOf(wanted));
    if (type === 'l2Book')
      client.send(frame(type, this.seed(coin, variant === 'fast' ? FAST_LEVELS : SLOW_LEVELS, client)));
    else if (type === 'trades' && this.recent.has(coin)) client.send(frame(type, this.recent.get(coin)));
    else if (type === 'activeAssetCtx')
      client.send(frame(type, { coin, ctx: assetContext(this.market(coin)) }));
  }

  private seed(coin: string, levels: number, client?: Client): unknown {
    const frozen = this.frozen.left > 0 && client?.quiet !== true ? this.frozen.books.get(coin) : undefined;
    if (frozen === undefined) return l2Book(this.market(coin), levels);
    this.frozen.left -= 1;
    return frozen;
  }

  private knows({ type, coin, variant }: Subscription): boolean {
    if (!this.markets.has(coin)) return false;
    if (type === 'candle') return INTERVALS.has(variant);
    return ['l2Book', 'trades', 'activeAssetCtx'].includes(type);
  }

  private market(coin: string): VenueMarket {
    return ensureDefined(this.markets.get(coin), coin);
  }
}

const frame = (channel: string, data: unknown) => JSON.stringify({ channel, data });

type Said = Readonly<Record<string, unknown>>;

/** A message that makes no sense says nothing. */
function parse(message: string): Said {
  try {
    const value: unknown = JSON.parse(message);
    return typeof value === 'object' && value !== null ? (value as Said) : {};
  } catch {
    return {};
  }
}

function readSubscription(value: unknown): Subscription {
  const { type, coin, interval, fast } = (value ?? {}) as Said;
  const variant = type === 'candle' ? String(interval) : fast === true ? 'fast' : '';
  return { type: String(type), coin: String(coin), variant };
}

export const hyperliquid: LocalExchange = {
  listings: new Map([
    [
      'hyperliquid',
      {
        // Five digits of price, so whole dollars and tenths.
        BTC: {
          ...BTC.instrument,
          symbol: 'BTC',
          quote: 'USDC',
          ticksPerUnit: 1,
          priceDecimals: 1,
          lotsPerUnit: 100_000,
          sizeDecimals: 5,
        },
        ETH: {
          ...ETH.instrument,
          symbol: 'ETH',
          quote: 'USDC',
          ticksPerUnit: 10,
          priceDecimals: 1,
          lotsPerUnit: 10_000,
          sizeDecimals: 4,
        },
      },
    ],
  ]),
  open: (markets, now) => new Hyperliquid(markets.get('hyperliquid') ?? new Map(), now),
};
