import { ensureDefined } from '../../../lib/core/assert';
import type { VenueId } from '../../../lib/market/venues';
import type { MarketLiquidation, VenueMarket, VenueUpdate } from '../../simulator/venue-market';
import type { LocalExchange, LocalVenue, Markets, RestCall, RestReply } from '../local-venue';
import { due, news } from '../pacing';
import { type Client, Wire } from '../wire';
import { acknowledgement, failure, readCommand, streamOf, type TopicArg } from './commands';
import { LISTINGS } from './listings';
import { answerRest, INTERVALS, RATE_LIMIT_BODY } from './rest';
import {
  bookSnapshot,
  bookUpdate,
  klineEntry,
  liquidationEntries,
  push,
  tickerEntry,
  tradeEntries,
  type TradeEntry,
} from './topics';

const CATEGORIES: ReadonlyMap<VenueId, string> = new Map([
  ['bitget-usdt', 'USDT-FUTURES'],
  ['bitget-spot', 'SPOT'],
]);

const TICKER_MS = 300;
const LIQUIDATION_MS = 1_000;
const KLINE_MS = 500;
const RESTART_ID = 1_000;
const PAST_TRADES = 50;

const NO_TOPIC = 30_001;
const NO_COMMAND = 30_002;

/** One symbol of one category. */
interface State {
  readonly instType: string;
  readonly market: VenueMarket;
  /** Taken from every `seq`. */
  shift: number;
  readonly trades: TradeEntry[];
  readonly liquidations: MarketLiquidation[];
  readonly sentAt: Map<string, number>;
}

/** Bitget v3: one public socket for every category, with topics, and REST. */
class Bitget implements LocalVenue {
  readonly ids: readonly VenueId[];
  readonly hosts = ['api.bitget.com', 'ws.bitget.com'];
  readonly wire = new Wire();
  /** By `instType:symbol`. */
  private readonly states = new Map<string, State>();
  private readonly byCategory: ReadonlyMap<string, Markets>;
  private frozen = { left: 0, frames: new Map<string, string>() };

  constructor(
    markets: ReadonlyMap<VenueId, Markets>,
    private readonly now: () => number,
  ) {
    this.ids = [...markets.keys()];
    this.byCategory = new Map([...markets].map(([id, listed]) => [categoryOf(id), listed]));
    for (const [id, listed] of markets)
      for (const [symbol, market] of listed) {
        const instType = categoryOf(id).toLowerCase();
        const fresh = { shift: 0, trades: [], liquidations: [], sentAt: new Map<string, number>() };
        this.states.set(`${instType}:${symbol}`, { instType, market, ...fresh });
      }
  }

  hasSocket(path: string): boolean {
    return path === '/v3/ws/public';
  }

  connect(client: Client): (message: string) => void {
    return (message) => this.answer(client, message);
  }

  rest(call: RestCall): RestReply {
    return answerRest(call, { markets: this.byCategory, now: this.now });
  }

  refusal(): unknown {
    return RATE_LIMIT_BODY;
  }

  publish(venue: VenueId, symbol: string, update: VenueUpdate): void {
    const key = `${categoryOf(venue).toLowerCase()}:${symbol}`;
    const state = ensureDefined(this.states.get(key), key);
    const { instrument } = state.market;
    this.say(state, 'books', 'update', () => [bookUpdate(update, state.shift, instrument)], true);
    const trades = tradeEntries(update, instrument);
    state.trades.push(...trades);
    state.trades.splice(0, state.trades.length - PAST_TRADES);
    if (trades.length > 0) this.say(state, 'publicTrade', 'update', () => trades);
    this.publishKlines(state);
    if (venue === 'bitget-spot') return;
    this.publishTicker(state);
    this.publishLiquidations(state, update);
  }

  freezeSnapshots(times: number): void {
    const frames = [...this.states.values()].map((state): [string, string] => {
      const arg = argOf(state, 'books');
      return [streamOf(arg), this.snapshot(state, arg)];
    });
    this.frozen = { left: times, frames: new Map(frames) };
  }

  restart(): void {
    for (const state of this.states.values()) state.shift = state.market.lastId - RESTART_ID;
  }

  private say(
    state: State,
    topic: string,
    action: 'snapshot' | 'update',
    data: () => readonly unknown[],
    isDepth = false,
  ): void {
    const arg = argOf(state, topic);
    this.wire.broadcast(streamOf(arg), () => push(action, arg, data(), state.market.time), isDepth);
  }

  private publishTicker(state: State): void {
    const entry = tickerEntry(state.market);
    if (entry && due(state.sentAt, 'ticker', TICKER_MS, state.market.time))
      this.say(state, 'ticker', 'snapshot', () => [entry]);
  }

  private publishLiquidations({ instType, liquidations, market, sentAt }: State, update: VenueUpdate): void {
    liquidations.push(...update.liquidations);
    if (liquidations.length === 0 || !due(sentAt, 'liquidation', LIQUIDATION_MS, update.time)) return;
    const data = liquidationEntries(liquidations.splice(0), market.instrument, update.time);
    const arg = { instType, topic: 'liquidation' };
    this.wire.broadcast(streamOf(arg), () => push('update', arg, data, update.time));
  }

  private publishKlines(state: State): void {
    const { market, sentAt } = state;
    if (!due(sentAt, 'kline', KLINE_MS, market.time)) return;
    for (const [interval, ms] of INTERVALS) {
      const arg = { ...argOf(state, 'kline'), interval };
      const stream = streamOf(arg);
      if (!this.wire.isHeard(stream)) continue;
      const bars = news(market.candles.latest(ms), stream, sentAt);
      const data = bars.map((bar) => klineEntry(bar, market.instrument));
      this.wire.broadcast(stream, () => push('update', arg, data, market.time));
    }
  }

  private answer(client: Client, message: string): void {
    if (message === 'ping') return client.send('pong');
    const command = readCommand(message);
    if (command?.op !== 'subscribe' && command?.op !== 'unsubscribe')
      return client.send(failure(NO_COMMAND, 'Unrecognized request'));
    for (const arg of command.args)
      if (!this.knows(arg)) client.send(failure(NO_TOPIC, `${streamOf(arg)} doesn't exist`, arg));
      else if (command.op === 'subscribe') this.subscribe(client, arg);
      else {
        client.streams.delete(streamOf(arg));
        client.send(acknowledgement('unsubscribe', arg));
      }
  }

  private knows({ instType, topic, symbol = '', interval = '' }: TopicArg): boolean {
    const isSpot = instType === 'spot';
    if (topic === 'liquidation')
      return !isSpot && [...this.states.values()].some((state) => state.instType === instType);
    if (!this.states.has(`${instType}:${symbol}`)) return false;
    if (topic === 'kline') return INTERVALS.has(interval);
    return topic === 'books' || topic === 'publicTrade' || (topic === 'ticker' && !isSpot);
  }

  private subscribe(client: Client, arg: TopicArg): void {
    client.send(acknowledgement('subscribe', arg));
    const stream = streamOf(arg);
    if (client.streams.has(stream)) return;
    client.streams.add(stream);
    const state = this.states.get(`${arg.instType}:${arg.symbol ?? ''}`);
    const first = state && this.firstFrame(client, state, arg);
    if (first !== undefined) client.send(first);
  }

  /** What a new subscriber hears at once. */
  private firstFrame(client: Client, state: State, arg: TopicArg): string | undefined {
    const { market, trades } = state;
    switch (arg.topic) {
      case 'books':
        return (client.quiet ? undefined : this.takeFrozen(streamOf(arg))) ?? this.snapshot(state, arg);
      case 'publicTrade':
        return push('snapshot', arg, trades.toReversed(), market.time);
      case 'kline': {
        const bars = market.candles.latest(INTERVALS.get(arg.interval ?? '') ?? 0);
        return push(
          'snapshot',
          arg,
          bars.map((bar) => klineEntry(bar, market.instrument)),
          market.time,
        );
      }
      default:
        return undefined;
    }
  }

  private takeFrozen(stream: string): string | undefined {
    if (this.frozen.left === 0) return undefined;
    this.frozen.left -= 1;
    return this.frozen.frames.get(stream);
  }

  private snapshot({ market, shift }: State, arg: TopicArg): string {
    return push('snapshot', arg, [bookSnapshot(market, shift)], market.time);
  }
}

const categoryOf = (id: VenueId) => ensureDefined(CATEGORIES.get(id), id);

const argOf = ({ instType, market }: State, topic: string) => ({
  instType,
  topic,
  symbol: market.instrument.symbol,
});

export const bitget: LocalExchange = {
  listings: LISTINGS,
  open: (markets, now) => new Bitget(markets, now),
};
