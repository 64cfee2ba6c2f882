import { ensureDefined } from '../../../lib/core/assert';
import type { VenueId } from '../../../lib/market/venues';
import type { VenueMarket, VenueUpdate } from '../../simulator/venue-market';
import type { Listing, LocalExchange, LocalVenue, Markets, RestCall, RestReply } from '../local-venue';
import { due, news } from '../pacing';
import { type Client, Wire } from '../wire';
import { type Command, noticed, readCommand, refused, subscribed } from './commands';
import { LevelWindow } from './level-window';
import { PastLiquidations } from './liquidations';
import { answerRest } from './rest';
import { depth, fundingNotice, kline, liquidationNotice, PERIODS, tradeDetail } from './topics';

const MARKET_PATH = '/linear-swap-ws';
const NOTICE_PATH = '/linear-swap-notification';
const WINDOW_DEPTHS = [20, 150];
const PING_MS = 5_000;
const KLINE_MS = 1_000;
const FUNDING_MS = 60_000;
const NO_SUCH_TOPIC = 2011;
/** Every client of a socket hears its pings. */
const MARKET_PING = 'ping of the market';
const NOTICE_PING = 'ping of notices';

interface SymbolState {
  /** By channel. */
  readonly windows: Map<string, LevelWindow>;
  readonly sentAt: Map<string, number>;
}

/** HTX linear swaps: a packed socket of prices, a packed socket of notices, REST. */
export class Htx implements LocalVenue {
  readonly ids = ['htx-linear'] as const;
  readonly hosts = ['api.hbdm.com'];
  readonly wire = new Wire('gzip');
  private readonly states = new Map<string, SymbolState>();
  private readonly liquidations = new PastLiquidations();
  private readonly pingedAt = new Map<string, number>();
  private frozen = { left: 0, frames: new Map<string, string>() };

  constructor(
    private readonly markets: Markets,
    private readonly now: () => number,
  ) {
    for (const symbol of markets.keys()) this.states.set(symbol, { windows: new Map(), sentAt: new Map() });
  }

  hasSocket(path: string): boolean {
    return path === MARKET_PATH || path === NOTICE_PATH;
  }

  connect(client: Client, path: string): (message: string) => void {
    const isMarket = path === MARKET_PATH;
    client.streams.add(isMarket ? MARKET_PING : NOTICE_PING);
    return (message) => {
      const command = readCommand(message);
      if (isMarket) this.answerMarket(client, command);
      else this.answerNotice(client, command);
    };
  }

  rest(call: RestCall): RestReply {
    const liquidations = (symbol: string) => this.liquidations.of(symbol);
    return answerRest(call, { markets: this.markets, now: this.now, liquidations });
  }

  refusal(): unknown {
    return { status: 'error', err_code: 1032, err_msg: 'The number of access exceeded the limit.' };
  }

  publish(_venue: VenueId, symbol: string, update: VenueUpdate): void {
    const market = this.market(symbol);
    const state = ensureDefined(this.states.get(symbol), symbol);
    this.ping(update.time);
    this.publishBooks(market, state, update);
    const trades = `market.${symbol}.trade.detail`;
    if (update.trades.length > 0)
      this.wire.broadcast(trades, () => tradeDetail(trades, update, market.instrument));
    this.publishKlines(market, state, update.time);
    this.publishNotices(market, state, update);
  }

  freezeSnapshots(times: number): void {
    const frames = new Map<string, string>();
    for (const [symbol, { windows }] of this.states)
      for (const [channel, window] of windows)
        frames.set(channel, this.bookFrame(channel, 'snapshot', window.snapshot(), this.market(symbol)));
    this.frozen = { left: times, frames };
  }

  restart(): void {
    for (const [symbol, { windows }] of this.states)
      for (const [channel, window] of windows) {
        const frame = this.bookFrame(channel, 'snapshot', window.restart(), this.market(symbol));
        this.wire.broadcast(channel, () => frame);
      }
  }

  private ping(time: number): void {
    if (!due(this.pingedAt, 'ping', PING_MS, time)) return;
    this.wire.broadcast(MARKET_PING, () => JSON.stringify({ ping: time }));
    this.wire.broadcast(NOTICE_PING, () => JSON.stringify({ op: 'ping', ts: String(time) }));
  }

  private publishBooks(market: VenueMarket, { windows }: SymbolState, { time }: VenueUpdate): void {
    for (const [channel, window] of windows) {
      const changed = window.update();
      if (!changed) continue;
      const about = { instrument: market.instrument, id: market.lastId, time };
      this.wire.broadcast(channel, () => depth(channel, 'update', changed, about), true);
    }
  }

  private publishKlines({ instrument, candles }: VenueMarket, state: SymbolState, time: number): void {
    if (!due(state.sentAt, 'kline', KLINE_MS, time)) return;
    for (const [period, ms] of PERIODS) {
      const channel = `market.${instrument.symbol}.kline.${period}`;
      if (!this.wire.isHeard(channel)) continue;
      for (const bar of news(candles.latest(ms), channel, state.sentAt))
        this.wire.broadcast(channel, () => kline(channel, bar, instrument, time));
    }
  }

  private publishNotices(market: VenueMarket, state: SymbolState, { time, liquidations }: VenueUpdate): void {
    const { instrument } = market;
    const topic = `public.${instrument.symbol}`;
    this.liquidations.add(instrument.symbol, time, liquidations);
    const orders = `${topic}.liquidation_orders`;
    if (liquidations.length > 0)
      this.wire.broadcast(orders, () => liquidationNotice(orders, liquidations, instrument, time));
    const ticker = market.ticker();
    const funding = `${topic}.funding_rate`;
    if (ticker && due(state.sentAt, 'funding', FUNDING_MS, time))
      this.wire.broadcast(funding, () => fundingNotice(funding, ticker, instrument, time));
  }

  private answerMarket(client: Client, { sub, unsub, pong, id }: Command): void {
    if (pong !== undefined) return;
    const now = this.now();
    if (typeof unsub === 'string') {
      client.streams.delete(unsub);
      return client.send(subscribed('unsubbed', unsub, id, now));
    }
    const [, symbol = '', ...parts] = typeof sub === 'string' ? sub.split('.') : [];
    if (typeof sub !== 'string' || !this.knows(symbol, parts)) return client.send(refused(id, sub, now));
    client.send(subscribed('subbed', sub, id, now));
    if (client.streams.has(sub)) return;
    client.streams.add(sub);
    const [kind, size = ''] = parts;
    if (kind === 'depth')
      client.send(this.bookSnapshot(client, sub, symbol, Number(size.slice('size_'.length))));
  }

  private answerNotice(client: Client, command: Command): void {
    const { op, topic } = command;
    if (op === 'pong') return;
    const [root, symbol = '', name = ''] = typeof topic === 'string' ? topic.split('.') : [];
    const isKnown =
      root === 'public' && this.markets.has(symbol) && ['liquidation_orders', 'funding_rate'].includes(name);
    if (typeof topic !== 'string' || !isKnown || (op !== 'sub' && op !== 'unsub'))
      return client.send(noticed(command, NO_SUCH_TOPIC, this.now()));
    if (op === 'sub') client.streams.add(topic);
    else client.streams.delete(topic);
    client.send(noticed(command, 0, this.now()));
  }

  private knows(symbol: string, parts: readonly string[]): boolean {
    if (!this.markets.has(symbol)) return false;
    const name = parts.join('.');
    const [kind, period = ''] = parts;
    return (
      name === 'trade.detail' ||
      (kind === 'kline' && PERIODS.has(period)) ||
      WINDOW_DEPTHS.some((size) => name === `depth.size_${size}.high_freq`)
    );
  }

  private bookSnapshot(client: Client, channel: string, symbol: string, size: number): string {
    const { windows } = ensureDefined(this.states.get(symbol), symbol);
    const market = this.market(symbol);
    const window = windows.get(channel) ?? new LevelWindow(market, size);
    windows.set(channel, window);
    const frozen = this.frozen.left > 0 && !client.quiet ? this.frozen.frames.get(channel) : undefined;
    if (frozen !== undefined) this.frozen.left -= 1;
    return frozen ?? this.bookFrame(channel, 'snapshot', window.snapshot(), market);
  }

  private bookFrame(
    channel: string,
    event: 'snapshot' | 'update',
    frame: ReturnType<LevelWindow['snapshot']>,
    { instrument, lastId, time }: VenueMarket,
  ): string {
    return depth(channel, event, frame, { instrument, id: lastId, time });
  }

  private market(symbol: string): VenueMarket {
    return ensureDefined(this.markets.get(symbol), symbol);
  }
}

/** Sizes are contracts: of 0.001 Bitcoin, of 0.01 Ether. */
const LISTING: Listing = {
  BTC: {
    symbol: 'BTC-USDT',
    base: 'BTC',
    quote: 'USDT',
    ticksPerUnit: 10,
    lotsPerUnit: 1000,
    priceDecimals: 1,
    sizeDecimals: 0,
    wireLot: 1,
  },
  ETH: {
    symbol: 'ETH-USDT',
    base: 'ETH',
    quote: 'USDT',
    ticksPerUnit: 100,
    lotsPerUnit: 100,
    priceDecimals: 2,
    sizeDecimals: 0,
    wireLot: 1,
  },
};

export const htx: LocalExchange = {
  listings: new Map([['htx-linear', LISTING]]),
  open: (markets, now) => new Htx(markets.get('htx-linear') ?? new Map(), now),
};
