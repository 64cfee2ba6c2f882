import { ensureDefined } from '../../../lib/core/assert';
import type { VenueId } from '../../../lib/market/venues';
import type { VenueMarket, VenueUpdate } from '../../simulator/venue-market';
import type { LocalExchange, LocalVenue, Markets, RestCall, RestReply } from '../local-venue';
import { due, news } from '../pacing';
import { type Client, Wire } from '../wire';
import { answer, streamOf } from './commands';
import { LISTING, MEXC_INTERVALS } from './listings';
import * as pushes from './pushes';
import { answerRest, RATE_LIMIT_BODY } from './rest';

const TICKER_MS = 1_000;
const FUNDING_MS = 60_000;
const BAR_MS = 1_000;
const SNAPSHOT_LEVELS = 1_000;
/** Where versions go on after a restart. */
const RESTART_VERSION = 1_000;

interface SymbolState {
  /** Taken from every version. */
  shift: number;
  /** The last version that was told. */
  told: number;
  readonly sentAt: Map<string, number>;
}

/** MEXC perpetuals: one socket, REST beside it. */
export class Mexc implements LocalVenue {
  readonly ids = ['mexc-futures'] as const;
  readonly hosts = ['contract.mexc.com'];
  readonly wire = new Wire();
  private readonly states = new Map<string, SymbolState>();
  private frozen = { left: 0, books: new Map<string, object>() };

  constructor(
    private readonly markets: Markets,
    private readonly now: () => number,
  ) {
    for (const [symbol, { lastId }] of markets)
      this.states.set(symbol, { shift: 0, told: lastId, sentAt: new Map() });
  }

  hasSocket(path: string): boolean {
    return path === '/edge';
  }

  connect(client: Client): (message: string) => void {
    return (message) => answer(client, this.markets, message, this.now());
  }

  rest(call: RestCall): RestReply {
    const depth = (symbol: string) => this.depth(symbol);
    return answerRest(call, { markets: this.markets, now: this.now, depth });
  }

  refusal(): unknown {
    return RATE_LIMIT_BODY;
  }

  publish(_venue: VenueId, symbol: string, update: VenueUpdate): void {
    const market = this.market(symbol);
    const state = this.state(symbol);
    const { instrument } = market;
    const { time, trades } = update;
    this.publishDepth(market, state, update);
    if (trades.length > 0)
      this.say('deal', symbol, time, () => trades.map((trade) => pushes.deal(trade, instrument, time)));
    const ticker = market.ticker();
    if (ticker && due(state.sentAt, 'ticker', TICKER_MS, time))
      this.say('ticker', symbol, time, () => pushes.tickerData(ticker, instrument, time));
    if (ticker && due(state.sentAt, 'funding', FUNDING_MS, time))
      this.say('funding.rate', symbol, time, () => pushes.fundingData(ticker, instrument));
    this.publishBars(market, state, time);
  }

  freezeSnapshots(times: number): void {
    const books = new Map([...this.markets.keys()].map((symbol) => [symbol, this.currentDepth(symbol)]));
    this.frozen = { left: times, books };
  }

  restart(): void {
    for (const [symbol, state] of this.states) {
      state.shift = this.market(symbol).lastId - RESTART_VERSION;
      state.told = RESTART_VERSION;
    }
  }

  /** Nothing is said of updates that changed nothing; the next frame begins with them. */
  private publishDepth(
    { instrument }: VenueMarket,
    state: SymbolState,
    { last, changes, time }: VenueUpdate,
  ): void {
    if (changes.length === 0) return;
    const begin = state.told + 1;
    const end = last - state.shift;
    state.told = end;
    const stream = streamOf('depth', instrument.symbol);
    this.wire.broadcast(stream, () => pushes.depth({ begin, end, changes }, instrument, time), true);
  }

  private publishBars({ instrument, candles }: VenueMarket, { sentAt }: SymbolState, time: number): void {
    if (!due(sentAt, 'kline', BAR_MS, time)) return;
    for (const [interval, ms] of MEXC_INTERVALS) {
      const stream = streamOf('kline', instrument.symbol, interval);
      if (!this.wire.isHeard(stream)) continue;
      for (const bar of news(candles.latest(ms), stream, sentAt))
        this.wire.broadcast(stream, () =>
          pushes.push('kline', instrument.symbol, time, pushes.klineData(bar, instrument, interval)),
        );
    }
  }

  private say(channel: string, symbol: string, time: number, data: () => unknown): void {
    this.wire.broadcast(streamOf(channel, symbol), () => pushes.push(channel, symbol, time, data()));
  }

  private depth(symbol: string): object {
    const frozen = this.frozen.left > 0 ? this.frozen.books.get(symbol) : undefined;
    if (!frozen) return this.currentDepth(symbol);
    this.frozen.left -= 1;
    return frozen;
  }

  private currentDepth(symbol: string): object {
    const market = this.market(symbol);
    const side = (name: 'bid' | 'ask') =>
      market.top(name, SNAPSHOT_LEVELS).map((level) => pushes.level(level, market.instrument));
    const version = market.lastId - this.state(symbol).shift;
    return { asks: side('ask'), bids: side('bid'), version, timestamp: market.time };
  }

  private market(symbol: string): VenueMarket {
    return ensureDefined(this.markets.get(symbol), symbol);
  }

  private state(symbol: string): SymbolState {
    return ensureDefined(this.states.get(symbol), symbol);
  }
}

export const mexc: LocalExchange = {
  listings: new Map([['mexc-futures', LISTING]]),
  open: (markets, now) => new Mexc(markets.get('mexc-futures') ?? new Map(), now),
};
