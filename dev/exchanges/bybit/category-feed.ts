import { ensureDefined } from '../../../lib/core/assert';
import type { MarketLiquidation, VenueMarket, VenueUpdate } from '../../simulator/venue-market';
import { BYBIT_INTERVALS } from '../intervals';
import type { Markets } from '../local-venue';
import { due, news } from '../pacing';
import type { Client, Wire } from '../wire';
import type { CategoryName } from './category';
import { acknowledge, readCommand } from './commands';
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

/** The stream socket of one category. */
export class CategoryFeed {
  private readonly states = new Map<string, SymbolState>();
  private frozen = { left: 0, frames: new Map<string, string>() };

  constructor(
    private readonly category: CategoryName,
    readonly markets: Markets,
    private readonly wire: Wire,
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

  publish(symbol: string, update: VenueUpdate): void {
    const market = this.market(symbol);
    const state = this.state(symbol);
    this.publishBooks(symbol, state, update.time);
    if (update.trades.length > 0)
      this.say(`publicTrade.${symbol}`, () => publicTrade(update, market.instrument));
    if (this.category !== 'spot') this.publishLiquidations(market, state, update);
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
        this.say(`orderbook.${depth}.${symbol}`, () => frame);
      }
    }
  }

  /** Answers what a client says. */
  answer(client: Client, connectionId: string, message: string): void {
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
      else client.streams.delete(this.streamOf(topic));
  }

  /** The categories' topics go by the same names. */
  private streamOf(topic: string): string {
    return `${this.category}:${topic}`;
  }

  private say(topic: string, frame: () => string, isDepth = false): void {
    this.wire.broadcast(this.streamOf(topic), frame, isDepth);
  }

  private publishBooks(symbol: string, state: SymbolState, time: number): void {
    for (const [depth, book] of state.books) {
      if (depth === DEEP_BOOK && !due(state.sentAt, 'deepBook', DEEP_BOOK_MS, time)) continue;
      const frame = book.delta(state.shift);
      if (frame !== undefined) this.say(`orderbook.${depth}.${symbol}`, () => frame, true);
    }
  }

  private publishLiquidations({ instrument }: VenueMarket, state: SymbolState, update: VenueUpdate): void {
    for (const what of update.liquidations) state.liquidations.push({ at: update.time, what });
    if (state.liquidations.length === 0 || !due(state.sentAt, 'liquidation', LIQUIDATION_MS, update.time))
      return;
    const batch = state.liquidations.splice(0);
    this.say(`allLiquidation.${instrument.symbol}`, () => allLiquidation(batch, instrument, update.time));
  }

  private publishTicker(symbol: string, market: VenueMarket, state: SymbolState): void {
    const fields = tickerFields(market, this.category);
    if (!fields) return;
    const before = state.ticker;
    state.ticker = fields;
    const changed = Object.entries(fields).filter(
      ([name, value]) => name === 'symbol' || before?.[name] !== value,
    );
    if (before === undefined || changed.length === 1) return;
    // Spot has no deltas.
    const [type, told] =
      this.category === 'spot'
        ? (['snapshot', fields] as const)
        : (['delta', Object.fromEntries(changed)] as const);
    this.say(`tickers.${symbol}`, () => tickerFrame(type, symbol, told, market));
  }

  private publishKlines(symbol: string, market: VenueMarket, state: SymbolState, time: number): void {
    if (!due(state.sentAt, 'kline', KLINE_MS, time)) return;
    for (const [name, ms] of BYBIT_INTERVALS) {
      const topic = `kline.${name}.${symbol}`;
      if (!this.wire.isHeard(this.streamOf(topic))) continue;
      for (const bar of news(market.candles.latest(ms), topic, state.sentAt))
        this.say(topic, () => kline(bar, { name, ms }, market.instrument, this.category, time));
    }
  }

  private subscribe(client: Client, topic: string): void {
    const stream = this.streamOf(topic);
    if (client.streams.has(stream)) return;
    client.streams.add(stream);
    const [kind, second = '', third = ''] = topic.split('.');
    if (kind === 'orderbook') client.send(this.bookSnapshot(client, topic, third, Number(second)));
    else if (kind === 'tickers') {
      const market = this.market(second);
      const fields = tickerFields(market, this.category);
      if (fields) client.send(tickerFrame('snapshot', second, fields, market));
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
    const [kind = '', second = '', third = ''] = topic.split('.');
    if (kind === 'orderbook') return BOOK_DEPTHS.includes(Number(second)) && this.markets.has(third);
    if (kind === 'kline') return BYBIT_INTERVALS.has(second) && this.markets.has(third);
    if (kind === 'allLiquidation' && this.category === 'spot') return false;
    return ['publicTrade', 'allLiquidation', 'tickers'].includes(kind) && this.markets.has(second);
  }

  private market(symbol: string): VenueMarket {
    return ensureDefined(this.markets.get(symbol), symbol);
  }

  private state(symbol: string): SymbolState {
    return ensureDefined(this.states.get(symbol), symbol);
  }
}
