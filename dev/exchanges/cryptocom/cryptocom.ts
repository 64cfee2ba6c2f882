import { ensureDefined } from '../../../lib/core/assert';
import type { VenueId } from '../../../lib/market/venues';
import type { VenueMarket, VenueUpdate } from '../../simulator/venue-market';
import type { LocalExchange, LocalVenue, Markets, RestCall, RestReply } from '../local-venue';
import { due, news } from '../pacing';
import { type Client, Wire } from '../wire';
import { BestLevels } from './best-levels';
import { candleEntry, INTERVALS, push, tickerEntry, tradeEntries, type TradeEntry } from './channels';
import { readRequest, type Request } from './commands';
import { Heartbeats } from './heartbeats';
import { LISTINGS } from './listings';
import { answerRest, hourlyRate, RATE_LIMIT_BODY } from './rest';

const DEPTHS = [10, 50] as const;
const BOOK_MS = 100;
const TICKER_MS = 500;
const MARK_MS = 250;
const FUNDING_MS = 5_000;
const CANDLE_MS = 500;
const PAST_TRADES = 50;
const RESTART_ID = 1_000;
const BAD_REQUEST = 40_001;
const BAD_CHANNEL = 40_003;

interface State {
  readonly market: VenueMarket;
  /** Taken from every number of the book. */
  shift: number;
  readonly books: ReadonlyMap<number, BestLevels>;
  /** Newest first. */
  readonly trades: TradeEntry[];
  readonly sentAt: Map<string, number>;
}

/** Crypto.com Exchange v1: the market socket with channels, its heartbeat, and REST. */
class Cryptocom implements LocalVenue {
  readonly ids = ['cryptocom'] as const;
  readonly hosts = ['api.crypto.com', 'stream.crypto.com'];
  readonly wire = new Wire();
  private readonly heartbeats = new Heartbeats();
  private readonly states: ReadonlyMap<string, State>;
  private frozen = { left: 0, frames: new Map<string, string>() };

  constructor(
    private readonly markets: Markets,
    private readonly now: () => number,
  ) {
    this.states = new Map(
      [...markets].map(([symbol, market]) => {
        const books = new Map(DEPTHS.map((depth) => [depth, new BestLevels(market, depth)] as const));
        return [symbol, { market, shift: 0, books, trades: [], sentAt: new Map<string, number>() }] as const;
      }),
    );
  }

  hasSocket(path: string): boolean {
    return path === '/exchange/v1/market';
  }

  connect(client: Client): (message: string) => void {
    this.heartbeats.join(client, this.now());
    return (message) => this.answer(client, readRequest(message));
  }

  rest(call: RestCall): RestReply {
    return answerRest(call, { markets: this.markets, now: this.now });
  }

  refusal(): unknown {
    return RATE_LIMIT_BODY;
  }

  publish(_: VenueId, symbol: string, update: VenueUpdate): void {
    const state = ensureDefined(this.states.get(symbol), symbol);
    const { market, sentAt } = state;
    const isDue = (what: string, everyMs: number) => due(sentAt, what, everyMs, update.time);
    this.heartbeats.check(this.now());
    if (isDue('book', BOOK_MS)) this.publishBooks(symbol, state);
    const trades = tradeEntries(update, market.instrument);
    state.trades.splice(0, 0, ...trades);
    state.trades.splice(PAST_TRADES);
    if (trades.length > 0) this.say('trade', symbol, () => trades);
    if (isDue('ticker', TICKER_MS)) this.say('ticker', symbol, () => [tickerEntry(market)]);
    if (isDue('mark', MARK_MS)) this.say('mark', symbol, () => this.mark(market));
    if (isDue('funding', FUNDING_MS)) this.say('funding', symbol, () => this.funding(market));
    if (isDue('candle', CANDLE_MS)) this.publishCandles(symbol, state);
  }

  freezeSnapshots(times: number): void {
    const frames = [...this.states].flatMap(([symbol, state]) =>
      DEPTHS.map((depth): [string, string] => {
        const subscription = `book.${symbol}.${depth}`;
        return [subscription, this.bookSnapshot(subscription, symbol, state, depth)];
      }),
    );
    this.frozen = { left: times, frames: new Map(frames) };
  }

  restart(): void {
    for (const state of this.states.values()) state.shift = state.market.lastId - RESTART_ID;
  }

  private say(channel: string, symbol: string, data: () => readonly unknown[]): void {
    const subscription = `${channel}.${symbol}`;
    this.wire.broadcast(subscription, () => push({ subscription, symbol, channel, data: data() }));
  }

  private publishBooks(symbol: string, { books, shift }: State): void {
    for (const [depth, book] of books) {
      const subscription = `book.${symbol}.${depth}`;
      const data = [book.update(shift)];
      const frame = () => push({ subscription, symbol, channel: 'book.update', data, more: { depth } });
      this.wire.broadcast(subscription, frame, true);
    }
  }

  private publishCandles(symbol: string, { market, sentAt }: State): void {
    for (const [interval, ms] of INTERVALS) {
      const subscription = `candlestick.${interval}.${symbol}`;
      if (!this.wire.isHeard(subscription)) continue;
      const bars = news(market.candles.latest(ms), subscription, sentAt);
      const data = bars.map((bar) => candleEntry(bar, market.instrument));
      const frame = () => push({ subscription, symbol, channel: 'candlestick', data, more: { interval } });
      this.wire.broadcast(subscription, frame);
    }
  }

  private answer(client: Client, request: Request | undefined): void {
    if (request?.method === 'public/respond-heartbeat') return this.heartbeats.answered(client, request.id);
    const { id = -1, method = '', channels = [] } = request ?? {};
    const refuse = (code: number, message: string) =>
      client.send(JSON.stringify({ id, method, code, message }));
    if (method !== 'subscribe' && method !== 'unsubscribe') return refuse(BAD_REQUEST, 'Bad request');
    const wrong = channels.find((channel) => !this.knows(channel));
    if (wrong !== undefined) return refuse(BAD_CHANNEL, `Unknown symbol or channel: ${wrong}`);
    client.send(JSON.stringify({ id, method, code: 0 }));
    for (const channel of channels)
      if (method === 'unsubscribe') client.streams.delete(channel);
      else this.subscribe(client, channel);
  }

  private knows(channel: string): boolean {
    const [name = '', second = '', third = ''] = channel.split('.');
    if (name === 'book') return this.states.has(second) && DEPTHS.some((depth) => String(depth) === third);
    if (name === 'candlestick') return INTERVALS.has(second) && this.states.has(third);
    return ['trade', 'ticker', 'funding', 'mark'].includes(name) && this.states.has(second);
  }

  /** Another subscription to the same channel tells everything again. */
  private subscribe(client: Client, channel: string): void {
    client.streams.add(channel);
    const [name = '', second = '', third = ''] = channel.split('.');
    const symbol = name === 'candlestick' ? third : second;
    const state = ensureDefined(this.states.get(symbol), symbol);
    const { market, trades } = state;
    const tell = (data: readonly unknown[], more: object = {}) =>
      client.send(push({ subscription: channel, symbol, channel: name, data, more }));
    if (name === 'book') client.send(this.firstBook(client, channel, symbol, Number(third)));
    else if (name === 'trade') tell(trades);
    else if (name === 'ticker') tell([tickerEntry(market)]);
    else if (name === 'mark') tell(this.mark(market));
    else if (name === 'funding') tell(this.funding(market));
    else {
      const bars = market.candles.latest(INTERVALS.get(second) ?? 0);
      tell(
        bars.map((bar) => candleEntry(bar, market.instrument)),
        { interval: second },
      );
    }
  }

  private firstBook(client: Client, subscription: string, symbol: string, depth: number): string {
    const state = ensureDefined(this.states.get(symbol), symbol);
    const frozen = this.frozen.left > 0 && !client.quiet ? this.frozen.frames.get(subscription) : undefined;
    if (frozen !== undefined) this.frozen.left -= 1;
    return frozen ?? this.bookSnapshot(subscription, symbol, state, depth);
  }

  private bookSnapshot(subscription: string, symbol: string, state: State, depth: number): string {
    const data = [ensureDefined(state.books.get(depth), 'a book').snapshot(state.shift)];
    return push({ subscription, symbol, channel: 'book', data, more: { depth } });
  }

  private mark(market: VenueMarket): readonly unknown[] {
    const ticker = market.ticker();
    return ticker ? [{ v: ticker.mark.toFixed(5), t: market.time }] : [];
  }

  private funding(market: VenueMarket): readonly unknown[] {
    return [{ v: hourlyRate(market), t: market.time }];
  }
}

export const cryptocom: LocalExchange = {
  listings: LISTINGS,
  open: (markets, now) => new Cryptocom(markets.get('cryptocom') ?? new Map(), now),
};
