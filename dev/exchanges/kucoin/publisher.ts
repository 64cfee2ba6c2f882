import { ensureDefined } from '../../../lib/core/assert';
import { FUNDING_INTERVAL_MS, type VenueMarket, type VenueUpdate } from '../../simulator/venue-market';
import type { Markets } from '../local-venue';
import { due, news } from '../pacing';
import type { Wire } from '../wire';
import { Books } from './books';
import * as topics from './topics';

const MARK_MS = 1_000;
const FUNDING_MS = 60_000;
const KLINE_MS = 1_000;

/** How the two markets name the same things. */
const NAMES = {
  futures: {
    book: '/contractMarket/level2',
    trade: '/contractMarket/execution',
    bar: '/contractMarket/limitCandle',
    barSubject: 'candle.stick',
  },
  spot: {
    book: '/market/level2',
    trade: '/market/match',
    bar: '/market/candles',
    barSubject: 'trade.candles.update',
  },
} as const;
const INSTRUMENT = '/contract/instrument';

/** Tells what happens on one of the two markets, and numbers the changes of its books. */
export class Publisher {
  readonly books: Books;
  private readonly names;
  private readonly sentAt = new Map<string, Map<string, number>>();

  constructor(
    private readonly kind: 'futures' | 'spot',
    readonly markets: Markets,
    private readonly wire: Wire,
  ) {
    this.books = new Books(markets);
    this.names = NAMES[kind];
    for (const symbol of markets.keys()) this.sentAt.set(symbol, new Map());
  }

  /** Whether there is a topic of this name. */
  knows(topic: string): boolean {
    const [path = '', subject = ''] = topic.split(':');
    const { book, trade, bar } = this.names;
    if (path === bar) {
      const [symbol = '', interval = ''] = subject.split('_');
      return this.markets.has(symbol) && topics.INTERVALS.has(interval);
    }
    const plain: readonly string[] = this.kind === 'futures' ? [book, trade, INSTRUMENT] : [book, trade];
    return this.markets.has(subject) && plain.includes(path);
  }

  publish(symbol: string, update: VenueUpdate): void {
    const market = ensureDefined(this.markets.get(symbol), symbol);
    const sentAt = ensureDefined(this.sentAt.get(symbol), symbol);
    this.publishBook(market, update);
    const trade = `${this.names.trade}:${symbol}`;
    const tradeMessage = this.kind === 'futures' ? topics.futuresTrade : topics.spotTrade;
    for (const one of update.trades)
      this.wire.broadcast(trade, () => tradeMessage(trade, one, market.instrument, update.time));
    if (this.kind === 'futures') this.publishInstrument(market, sentAt, update.time);
    if (due(sentAt, 'kline', KLINE_MS, update.time)) this.publishBars(market, sentAt, update.time);
  }

  private publishBook({ instrument }: VenueMarket, { changes, time }: VenueUpdate): void {
    if (changes.length === 0) return;
    const topic = `${this.names.book}:${instrument.symbol}`;
    const first = this.books.number(instrument.symbol, changes.length);
    if (this.kind === 'spot')
      return this.wire.broadcast(
        topic,
        () => topics.spotChanges(topic, changes, instrument, { first, time }),
        true,
      );
    for (const [index, change] of changes.entries()) {
      const about = { sequence: first + index, time };
      this.wire.broadcast(topic, () => topics.futuresChange(topic, change, instrument, about), true);
    }
  }

  private publishInstrument(market: VenueMarket, sentAt: Map<string, number>, time: number): void {
    const ticker = market.ticker();
    if (!ticker) return;
    const topic = `${INSTRUMENT}:${market.instrument.symbol}`;
    if (due(sentAt, 'mark', MARK_MS, time))
      this.wire.broadcast(topic, () => topics.markMessage(topic, ticker, time));
    if (due(sentAt, 'funding', FUNDING_MS, time))
      this.wire.broadcast(topic, () => topics.fundingMessage(topic, ticker.fundingRate, time));
    const settlement = time - (time % FUNDING_INTERVAL_MS);
    const charged = market.fundingAt(settlement);
    const before = sentAt.get('settlement');
    sentAt.set('settlement', settlement);
    if (charged !== undefined && before !== undefined && before < settlement)
      this.wire.broadcast(topic, () => topics.fundingMessage(topic, charged, settlement, true));
  }

  private publishBars({ instrument, candles }: VenueMarket, sentAt: Map<string, number>, time: number): void {
    const { bar: path, barSubject } = this.names;
    for (const [interval, ms] of topics.INTERVALS) {
      const topic = `${path}:${instrument.symbol}_${interval}`;
      if (!this.wire.isHeard(topic)) continue;
      for (const bar of news(candles.latest(ms), topic, sentAt))
        this.wire.broadcast(topic, () => topics.barMessage(topic, barSubject, bar, { instrument, time }));
    }
  }
}
