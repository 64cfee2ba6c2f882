import { ensureDefined } from '../../../lib/core/assert';
import type { VenueId } from '../../../lib/market/venues';
import type { MarketLiquidation, VenueMarket, VenueUpdate } from '../../simulator/venue-market';
import { BINANCE_INTERVALS } from '../intervals';
import type { LocalVenue, Markets, RestCall, RestReply } from '../local-venue';
import { due, news } from '../pacing';
import { type Client, Wire } from '../wire';
import type { BinanceProfile } from './profile';
import { answerRest } from './rest';
import { type Snapshot, snapshotOf } from './snapshots';
import {
  aggregateTrades,
  aggTrade,
  depthUpdate,
  forceOrder,
  kline,
  levelTexts,
  markPriceUpdate,
} from './streams';
import { commandHandler, type Connection, subscribe } from './subscriptions';

const FORCE_ORDER_MS = 1_000;
const KLINE_MS = 250;
const MARK_STREAMS = [
  ['@markPrice@1s', 1_000],
  ['@markPrice', 3_000],
] as const;
const PARTIAL_DEPTHS = [5, 10, 20];
const MINUTE_MS = 60_000;
/** Where the sequence goes on after a restart. */
const RESTART_ID = 1_000;

/** What is said of one symbol, and when it was said last. */
interface SymbolState {
  shift: number;
  aggregateId: number;
  pendingForceOrder: MarketLiquidation | undefined;
  readonly sentAt: Map<string, number>;
}

/** One market that speaks Binance's protocol: stream sockets, REST. */
export class LocalBinance implements LocalVenue {
  readonly ids: readonly VenueId[];
  readonly hosts: readonly string[];
  readonly wire = new Wire();
  private readonly states = new Map<string, SymbolState>();
  private readonly rawStreams = new WeakSet<Client>();
  private frozen = { left: 0, snapshots: new Map<string, Snapshot>() };
  private usedWeight = { minute: 0, weight: 0 };

  constructor(
    private readonly profile: BinanceProfile,
    private readonly markets: Markets,
    private readonly now: () => number,
  ) {
    this.ids = [profile.id];
    this.hosts = profile.hosts;
    for (const symbol of markets.keys())
      this.states.set(symbol, { shift: 0, aggregateId: 1, pendingForceOrder: undefined, sentAt: new Map() });
  }

  hasSocket(path: string): boolean {
    return this.profile.socketPath.test(path);
  }

  connect(client: Client, path: string, query: URLSearchParams): (message: string) => void {
    const { splits, messagesPerSecond } = this.profile;
    const [, ...parts] = path.split('/');
    const category = parts[0] === 'public' ? 'public' : 'market';
    const [shape, raw] = splits ? parts.slice(1) : parts;
    const connection: Connection = {
      client,
      category: splits ? category : undefined,
      messagesPerSecond,
      names: new Set(),
    };
    if (shape === 'ws') this.rawStreams.add(client);
    const initial = shape === 'ws' ? raw : query.get('streams');
    if (initial) subscribe(connection, initial.split('/'));
    return commandHandler(connection, this.now);
  }

  rest(call: RestCall): RestReply {
    const { reply, weight } = answerRest(call, {
      profile: this.profile,
      markets: this.markets,
      now: this.now,
      snapshot: (symbol, limit) => this.snapshot(symbol, limit),
    });
    const minute = Math.floor(this.now() / MINUTE_MS);
    if (minute !== this.usedWeight.minute) this.usedWeight = { minute, weight: 0 };
    this.usedWeight.weight += weight;
    return { ...reply, headers: { 'x-mbx-used-weight-1m': String(this.usedWeight.weight) } };
  }

  refusal(status: number): unknown {
    if (status === 451)
      return { code: 0, msg: 'Service unavailable from a restricted location according to the terms.' };
    if (status === 403) return '<html><body>403 Forbidden</body></html>';
    const msg = 'Too many requests; current limit is 2400 requests per minute.';
    return { code: -1003, msg };
  }

  publish(_venue: VenueId, symbol: string, update: VenueUpdate): void {
    const market = ensureDefined(this.markets.get(symbol), symbol);
    const state = ensureDefined(this.states.get(symbol), symbol);
    const name = symbol.toLowerCase();
    this.publishDepth(name, market, update, state);
    for (const fills of aggregateTrades(update.trades)) {
      const id = (state.aggregateId += 1);
      this.say(`${name}@aggTrade`, () => aggTrade(id, fills, market.instrument, this.profile, update.time));
    }
    if (this.profile.contract !== 'spot') {
      this.publishForceOrder(name, market, update, state);
      this.publishMark(name, market, update.time, state);
    }
    this.publishKlines(name, market, update.time, state);
  }

  freezeSnapshots(times: number): void {
    const snapshots = new Map<string, Snapshot>();
    for (const symbol of this.markets.keys())
      snapshots.set(symbol, this.current(symbol, Math.max(...this.profile.depthLimits)));
    this.frozen = { left: times, snapshots };
  }

  restart(): void {
    for (const [symbol, market] of this.markets)
      ensureDefined(this.states.get(symbol), symbol).shift = market.lastId - RESTART_ID;
  }

  private snapshot(symbol: string, limit: number): Snapshot {
    const frozen = this.frozen.left > 0 ? this.frozen.snapshots.get(symbol) : undefined;
    if (!frozen) return this.current(symbol, limit);
    this.frozen.left -= 1;
    return { ...frozen, bids: frozen.bids.slice(0, limit), asks: frozen.asks.slice(0, limit) };
  }

  private current(symbol: string, limit: number): Snapshot {
    const market = ensureDefined(this.markets.get(symbol), symbol);
    return snapshotOf(market, limit, ensureDefined(this.states.get(symbol), symbol).shift, this.profile);
  }

  private publishDepth(name: string, market: VenueMarket, update: VenueUpdate, { shift }: SymbolState): void {
    if (update.last === update.prev) return;
    for (const stream of [`${name}@depth@100ms`, `${name}@depth`])
      this.say(stream, () => depthUpdate(update, market.instrument, this.profile, shift), true);
    for (const limit of PARTIAL_DEPTHS)
      this.say(`${name}@depth${limit}@100ms`, () => ({
        ...depthUpdate(update, market.instrument, this.profile, shift),
        b: levelTexts(market.top('bid', limit), market.instrument),
        a: levelTexts(market.top('ask', limit), market.instrument),
      }));
  }

  /** Only the newest order of each second is told. */
  private publishForceOrder(
    name: string,
    market: VenueMarket,
    update: VenueUpdate,
    state: SymbolState,
  ): void {
    state.pendingForceOrder = update.liquidations.at(-1) ?? state.pendingForceOrder;
    const pending = state.pendingForceOrder;
    if (!pending || !due(state.sentAt, 'forceOrder', FORCE_ORDER_MS, update.time)) return;
    state.pendingForceOrder = undefined;
    for (const stream of [`${name}@forceOrder`, '!forceOrder@arr'])
      this.say(stream, () => forceOrder(pending, market.instrument, this.profile, update.time));
  }

  private publishMark(name: string, market: VenueMarket, time: number, state: SymbolState): void {
    const ticker = market.ticker();
    if (!ticker) return;
    for (const [suffix, everyMs] of MARK_STREAMS)
      if (due(state.sentAt, suffix, everyMs, time))
        this.say(name + suffix, () => markPriceUpdate(ticker, market.instrument, this.profile, time));
  }

  private publishKlines(name: string, market: VenueMarket, time: number, state: SymbolState): void {
    if (!due(state.sentAt, 'kline', KLINE_MS, time)) return;
    for (const [interval, ms] of BINANCE_INTERVALS) {
      const stream = `${name}@kline_${interval}`;
      if (!this.wire.isHeard(stream)) continue;
      for (const bar of news(market.candles.latest(ms), stream, state.sentAt))
        this.say(stream, () => kline(bar, { name: interval, ms }, market.instrument, this.profile, time));
    }
  }

  private say(stream: string, data: () => unknown, isDepth = false): void {
    this.wire.broadcast(
      stream,
      (client) => {
        const text = JSON.stringify(data());
        return this.rawStreams.has(client) ? text : `{"stream":"${stream}","data":${text}}`;
      },
      isDepth,
    );
  }
}
