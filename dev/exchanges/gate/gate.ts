import { ensureDefined } from '../../../lib/core/assert';
import type { VenueId } from '../../../lib/market/venues';
import {
  priceText,
  sizeText,
  type VenueMarket,
  type VenueUpdate,
  wireSize,
} from '../../simulator/venue-market';
import type { LocalExchange, LocalVenue, Markets, RestCall, RestReply } from '../local-venue';
import { due, news } from '../pacing';
import { type Client, Wire } from '../wire';
import { BookStream } from './book-stream';
import { answer, type GateMarketName, streamOf } from './commands';
import * as frames from './frames';
import { LiquidationLog } from './liquidation-log';
import { FUTURES_LISTING, GATE_INTERVALS, SPOT_LISTING } from './listings';
import { answerRest } from './rest';

const FUTURES_LEVELS = 100;
const TICKER_MS = 1_000;
const BAR_MS = 1_000;
const SNAPSHOT_LEVELS = 300;

type GateVenue = 'gate-usdt' | 'gate-spot';

interface SymbolState {
  readonly book: BookStream;
  readonly sentAt: Map<string, number>;
}

/** Gate v4: perpetuals in USDT and spot, each with its socket, one REST host for both. */
export class Gate implements LocalVenue {
  readonly hosts = ['api.gateio.ws', 'fx-ws.gateio.ws'];
  readonly wire = new Wire();
  private readonly states = new Map<string, SymbolState>();
  private readonly liquidations = new LiquidationLog();
  private frozen = { left: 0, books: new Map<string, object>() };

  constructor(
    readonly ids: readonly VenueId[],
    private readonly markets: Readonly<Record<GateVenue, Markets>>,
    private readonly now: () => number,
  ) {
    for (const [venue, symbol, market] of this.listed()) {
      const book = new BookStream(market, venue === 'gate-usdt' ? FUTURES_LEVELS : undefined);
      this.states.set(`${venue} ${symbol}`, { book, sentAt: new Map() });
    }
  }

  hasSocket(path: string): boolean {
    return path === '/v4/ws/usdt' || path === '/ws/v4/';
  }

  connect(client: Client, path: string): (message: string) => void {
    const name: GateMarketName = path === '/ws/v4/' ? 'spot' : 'futures';
    const markets = this.markets[name === 'spot' ? 'gate-spot' : 'gate-usdt'];
    return (message) => answer(client, name, markets, message, this.now());
  }

  rest(call: RestCall): RestReply {
    return answerRest(call, {
      futures: this.markets['gate-usdt'],
      spot: this.markets['gate-spot'],
      now: this.now,
      liquidations: this.liquidations,
      orderBook: (venue, symbol, limit) => this.orderBook(venue, symbol, limit),
    });
  }

  refusal(): unknown {
    return { label: 'TOO_MANY_REQUESTS', message: 'Request Rate limit Exceeded' };
  }

  publish(venue: VenueId, symbol: string, update: VenueUpdate): void {
    if (venue === 'gate-spot') this.publishSpot(symbol, update);
    else this.publishFutures(symbol, update);
  }

  freezeSnapshots(times: number): void {
    const books = new Map<string, object>();
    for (const [venue, symbol] of this.listed())
      books.set(`${venue} ${symbol}`, this.currentBook(venue, symbol, SNAPSHOT_LEVELS));
    this.frozen = { left: times, books };
  }

  restart(): void {
    for (const { book } of this.states.values()) book.restart();
  }

  private publishFutures(symbol: string, update: VenueUpdate): void {
    const market = this.market('gate-usdt', symbol);
    const state = this.state('gate-usdt', symbol);
    const { instrument } = market;
    const { time, trades } = update;
    const say = (channel: string, frame: () => string, isDepth = false) =>
      this.wire.broadcast(streamOf(`futures.${channel}`, symbol), frame, isDepth);
    const change = state.book.next(update);
    if (change) say('order_book_update', () => frames.futuresBook(change, instrument, time), true);
    if (trades.length > 0) say('trades', () => frames.futuresTrades(trades, instrument, time));
    for (const what of update.liquidations) {
      this.liquidations.add(symbol, time, what);
      say('public_liquidates', () => frames.publicLiquidate(what, instrument, time));
    }
    const ticker = due(state.sentAt, 'ticker', TICKER_MS, time) ? frames.futuresTicker(market) : undefined;
    if (ticker) say('tickers', () => frames.update('futures.tickers', time, [ticker]));
    this.publishBars('futures.candlesticks', market, state, time, frames.futuresBar);
  }

  private publishSpot(symbol: string, update: VenueUpdate): void {
    const market = this.market('gate-spot', symbol);
    const state = this.state('gate-spot', symbol);
    const { instrument } = market;
    const { time } = update;
    const change = state.book.next(update);
    if (change)
      this.wire.broadcast(
        streamOf('spot.order_book_update', symbol),
        () => frames.spotBook(change, instrument, time),
        true,
      );
    for (const trade of update.trades)
      this.wire.broadcast(streamOf('spot.trades', symbol), () => frames.spotTrade(trade, instrument, time));
    this.publishBars('spot.candlesticks', market, state, time, frames.spotBar);
  }

  private publishBars(
    channel: string,
    { instrument, candles }: VenueMarket,
    { sentAt }: SymbolState,
    time: number,
    write: typeof frames.spotBar,
  ): void {
    if (!due(sentAt, channel, BAR_MS, time)) return;
    for (const [name, ms] of GATE_INTERVALS) {
      const stream = streamOf(channel, `${name} ${instrument.symbol}`);
      if (!this.wire.isHeard(stream)) continue;
      for (const bar of news(candles.latest(ms), stream, sentAt))
        this.wire.broadcast(stream, () => write(bar, instrument, { name, ms, time }));
    }
  }

  private orderBook(venue: GateVenue, symbol: string, limit: number): object {
    const frozen = this.frozen.left > 0 ? this.frozen.books.get(`${venue} ${symbol}`) : undefined;
    if (!frozen) return this.currentBook(venue, symbol, limit);
    this.frozen.left -= 1;
    return frozen;
  }

  private currentBook(venue: GateVenue, symbol: string, limit: number): object {
    const market = this.market(venue, symbol);
    const { instrument, time } = market;
    const isSpot = venue === 'gate-spot';
    const side = (name: 'bid' | 'ask') =>
      market.top(name, limit).map(([tick, lots]) => {
        const price = priceText(tick, instrument);
        return isSpot ? [price, sizeText(lots, instrument)] : { p: price, s: wireSize(lots, instrument) };
      });
    return {
      id: this.state(venue, symbol).book.id,
      current: isSpot ? this.now() : this.now() / 1000,
      update: isSpot ? time : time / 1000,
      asks: side('ask'),
      bids: side('bid'),
    };
  }

  private listed(): readonly (readonly [GateVenue, string, VenueMarket])[] {
    return (['gate-usdt', 'gate-spot'] as const).flatMap((venue) =>
      [...this.markets[venue]].map(([symbol, market]) => [venue, symbol, market] as const),
    );
  }

  private market(venue: GateVenue, symbol: string): VenueMarket {
    return ensureDefined(this.markets[venue].get(symbol), symbol);
  }

  private state(venue: GateVenue, symbol: string): SymbolState {
    return ensureDefined(this.states.get(`${venue} ${symbol}`), symbol);
  }
}

export const gate: LocalExchange = {
  listings: new Map([
    ['gate-usdt', FUTURES_LISTING],
    ['gate-spot', SPOT_LISTING],
  ]),
  open: (markets, now) =>
    new Gate(
      [...markets.keys()],
      {
        'gate-usdt': markets.get('gate-usdt') ?? new Map(),
        'gate-spot': markets.get('gate-spot') ?? new Map(),
      },
      now,
    ),
};
