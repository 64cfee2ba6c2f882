import { ensureDefined } from '../../../lib/core/assert';
import type { VenueId } from '../../../lib/market/venues';
import { BTC, ETH } from '../../simulator/market-spec';
import type { MarketLiquidation, VenueMarket, VenueUpdate } from '../../simulator/venue-market';
import { BYBIT_INTERVALS } from '../intervals';
import type { LocalExchange, LocalVenue, Markets, RestCall, RestReply } from '../local-venue';
import { due, news } from '../pacing';
import { type Client, Wire } from '../wire';
import { acknowledge, readCommand } from './commands';
import { answerRest, RATE_LIMIT_BODY } from './rest';
import { TopBook } from './top-book';
import { allLiquidation, BOOK_DEPTHS, kline, publicTrade, tickerFields, tickerFrame } from './topics';

const LIQUIDATION_MS = 500;
const DEEP_BOOK_MS = 200;
const DEEP_BOOK = 1_000;
const KLINE_MS = 1_000;
const RESTART_ID = 1_000;

interface SymbolState {
  /** Taken from every `seq`. */
  shift: number;
  readonly books: Map<number, TopBook>;
  ticker: Readonly<Record<string, string>> | undefined;
  readonly liquidations: { readonly at: number; readonly what: MarketLiquidation }[];
  readonly sentAt: Map<string, number>;
}

/** Bybit v5, linear perpetuals: one stream socket with topics, REST. */
export class BybitLinear implements LocalVenue {
  readonly ids = ['bybit-linear'] as const;
  readonly hosts = ['api.bybit.com', 'stream.bybit.com'];
  readonly wire = new Wire();
  private readonly states = new Map<string, SymbolState>();
  private connections = 0;
  private frozen = { left: 0, frames: new Map<string, string>() };

  constructor(
    private readonly markets: Markets,
    private readonly now: () => number,
  ) {
    for (const symbol of markets.keys())
      this.states.set(symbol, {
        shift: 0,
        books: new Map(),
        ticker: undefined,
        liquidations: [],
        sentAt: new Map(),
      });
  }

  hasSocket(path: string): boolean {
    return path === '/v5/public/linear';
  }

  connect(client: Client): (message: string) => void {
    this.connections += 1;
    const connectionId = `local-${this.connections}`;
    return (message) => this.answer(client, connectionId, message);
  }

  rest(call: RestCall): RestReply {
    return answerRest(call, { markets: this.markets, now: this.now });
  }

  refusal(status: number): unknown {
    if (status === 403) return '<html><body>403, access too frequent</body></html>';
    return RATE_LIMIT_BODY;
  }

  publish(_venue: VenueId, symbol: string, update: VenueUpdate): void {
    const market = this.market(symbol);
    const state = this.state(symbol);
    this.publishBooks(symbol, state, update.time);
    const { instrument } = market;
    if (update.trades.length > 0)
      this.wire.broadcast(`publicTrade.${symbol}`, () => publicTrade(update, instrument));
    for (const what of update.liquidations) state.liquidations.push({ at: update.time, what });
    if (state.liquidations.length > 0 && due(state.sentAt, 'liquidation', LIQUIDATION_MS, update.time)) {
      const batch = state.liquidations.splice(0);
      this.wire.broadcast(`allLiquidation.${symbol}`, () => allLiquidation(batch, instrument, update.time));
    }
    this.publishTicker(symbol, market, state);
    this.publishKlines(symbol, market, state, update.time);
  }

  freezeSnapshots(times: number): void {
    const frames = new Map<string, string>();
    for (const [symbol, { books, shift }] of this.states)
      for (const [depth, book] of books) frames.set(`orderbook.${depth}.${symbol}`, book.snapshot(shift));
    this.frozen = { left: times, frames };
  }

  restart(): void {
    for (const [symbol, state] of this.states) {
      state.shift = this.market(symbol).lastId - RESTART_ID;
      for (const [depth, book] of state.books) {
        const frame = book.restart(state.shift);
        this.wire.broadcast(`orderbook.${depth}.${symbol}`, () => frame);
      }
    }
  }

  private publishBooks(symbol: string, state: SymbolState, time: number): void {
    for (const [depth, book] of state.books) {
      if (depth === DEEP_BOOK && !due(state.sentAt, 'deepBook', DEEP_BOOK_MS, time)) continue;
      const frame = book.delta(state.shift);
      if (frame !== undefined) this.wire.broadcast(`orderbook.${depth}.${symbol}`, () => frame, true);
    }
  }

  private publishTicker(symbol: string, market: VenueMarket, state: SymbolState): void {
    const fields = tickerFields(market);
    if (!fields) return;
    const before = state.ticker;
    state.ticker = fields;
    const changed = Object.entries(fields).filter(
      ([name, value]) => name === 'symbol' || before?.[name] !== value,
    );
    if (before === undefined || changed.length === 1) return;
    this.wire.broadcast(`tickers.${symbol}`, () =>
      tickerFrame('delta', symbol, Object.fromEntries(changed), market),
    );
  }

  private publishKlines(symbol: string, market: VenueMarket, state: SymbolState, time: number): void {
    if (!due(state.sentAt, 'kline', KLINE_MS, time)) return;
    for (const [name, ms] of BYBIT_INTERVALS) {
      const topic = `kline.${name}.${symbol}`;
      if (!this.wire.isHeard(topic)) continue;
      for (const bar of news(market.candles.latest(ms), topic, state.sentAt))
        this.wire.broadcast(topic, () => kline(bar, { name, ms }, market.instrument, time));
    }
  }

  private answer(client: Client, connectionId: string, message: string): void {
    const command = readCommand(message);
    const refuse = (text: string) =>
      client.send(acknowledge(command, connectionId, { success: false, message: text }));
    if (command.op === 'ping')
      return client.send(acknowledge(command, connectionId, { success: true, message: 'pong' }));
    if (command.op !== 'subscribe' && command.op !== 'unsubscribe') return refuse('error:invalid op');
    const wrong = command.topics.find((topic) => !this.knows(topic));
    if (wrong !== undefined) return refuse(`error:handler not found,topic:${wrong}`);
    client.send(acknowledge(command, connectionId, { success: true, message: '' }));
    for (const topic of command.topics)
      if (command.op === 'subscribe') this.subscribe(client, topic);
      else client.streams.delete(topic);
  }

  private subscribe(client: Client, topic: string): void {
    if (client.streams.has(topic)) return;
    client.streams.add(topic);
    const [kind, depth = '', symbol = ''] = topic.split('.');
    if (kind === 'orderbook') client.send(this.bookSnapshot(client, topic, symbol, Number(depth)));
    else if (kind === 'tickers') {
      const market = this.market(depth);
      const fields = tickerFields(market);
      if (fields) client.send(tickerFrame('snapshot', depth, fields, market));
    }
  }

  private bookSnapshot(client: Client, topic: string, symbol: string, depth: number): string {
    const state = this.state(symbol);
    let book = state.books.get(depth);
    if (!book) {
      book = new TopBook(topic, this.market(symbol), depth);
      state.books.set(depth, book);
    }
    const frozen = this.frozen.left > 0 && !client.quiet ? this.frozen.frames.get(topic) : undefined;
    if (frozen !== undefined) this.frozen.left -= 1;
    return frozen ?? book.snapshot(state.shift);
  }

  private knows(topic: string): boolean {
    const [kind, second = '', third = ''] = topic.split('.');
    if (kind === 'orderbook') return BOOK_DEPTHS.includes(Number(second)) && this.markets.has(third);
    if (kind === 'kline') return BYBIT_INTERVALS.has(second) && this.markets.has(third);
    return ['publicTrade', 'allLiquidation', 'tickers'].includes(kind ?? '') && this.markets.has(second);
  }

  private market(symbol: string): VenueMarket {
    return ensureDefined(this.markets.get(symbol), symbol);
  }

  private state(symbol: string): SymbolState {
    return ensureDefined(this.states.get(symbol), symbol);
  }
}

export const bybitLinear: LocalExchange = {
  listings: new Map([['bybit-linear', { BTC: BTC.instrument, ETH: ETH.instrument }]]),
  open: (markets, now) => new BybitLinear(markets.get('bybit-linear') ?? new Map(), now),
};
