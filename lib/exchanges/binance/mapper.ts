import type { MarketEvent } from '../../market/events';
import type { Mapper, MapperContext } from '../exchange';
import { fields, type Fields, rowOrRows, text } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { type Classified, classify } from './kinds';
import { markAndFunding, REST_NAMES, STREAM_NAMES } from './mark-and-funding';
import { type BinanceMarket, Symbols } from './market';
import * as bodies from './rest-bodies';
import * as stream from './stream-events';

/** What the venue sends and the product has no use for. Both markets' kinds are listed: the futures share streams. */
const IGNORED: ReadonlySet<string> = new Set(
  [
    'bookTicker partialDepth 24hrTicker 24hrMiniTicker 1hTicker 4hTicker 1dTicker avgPrice',
    'priceTicker continuous_kline indexPrice_kline markPrice_kline indexPriceUpdate',
    'compositeIndex assetIndexUpdate contractInfo tradingSession rpiDepthUpdate blockTrade',
    'referencePrice exchangeInfo longShortRatio takerBuySellVolume basis emptyList',
  ].flatMap((names) => names.split(' ')),
);

const CONTROL: ReadonlySet<string> = new Set(['subscription', 'serverShutdown', 'fundingInfo', 'serverTime']);

/** Reads the messages of all three Binance markets; {@link BinanceMarket} says which one it is. */
export function createBinanceMapper(market: BinanceMarket, context: MapperContext): Mapper {
  return frameMapper(context, (inner) => new BinanceReader(market, inner));
}

class BinanceReader implements MessageReader {
  private readonly symbols: Symbols;
  /** The newest price by symbol: open interest in contracts is worth coins only at a price. */
  private readonly prices = new Map<string, number>();

  constructor(
    private readonly market: BinanceMarket,
    private readonly context: ReaderContext,
  ) {
    this.symbols = new Symbols(market, context);
  }

  kindOf(message: unknown): string {
    return classify(message).name;
  }

  read(message: unknown): readonly MarketEvent[] {
    const classified = classify(message);
    const { kind, name, data } = classified;
    if (kind === undefined) return this.context.note('unknown', name);
    if (IGNORED.has(kind)) return this.context.note('ignored', name);
    if (CONTROL.has(kind)) return this.context.note('control', name);
    if (kind === 'error') return this.context.note('error', errorName(fields(data, 'error')));
    return this.readBody(classified) ?? this.readEvents(classified) ?? this.context.note('unknown', name);
  }

  /** REST bodies; undefined when it is none. */
  private readBody({ kind = '', data, symbol }: Classified): readonly MarketEvent[] | undefined {
    const now = this.context.now();
    const first = () => fields(Array.isArray(data) ? data[0] : data, 'body');
    switch (kind) {
      case 'depth':
        return [bodies.depthSnapshot(first(), this.bodySubject(first(), symbol), now)];
      case 'openInterest':
        return this.openInterest(first(), this.bodySubject(first(), symbol));
      case 'openInterestHist':
        return this.openInterestHistory(data, first());
      case 'fundingRate':
        return bodies.fundingRates(data, this.bodySubject(first(), symbol));
      case 'klines':
        return bodies.klines(data, this.subject(symbol ?? this.symbols.implied), now);
      case 'premiumIndex':
        return rowOrRows(data, 'entry').flatMap((row) =>
          markAndFunding(row, REST_NAMES, this.bodySubject(row)),
        );
      case 'aggTrades':
      case 'trades':
        return rowOrRows(data, 'entry').map((row) => bodies.tradeRow(row, this.bodySubject(row)));
      default:
        return undefined;
    }
  }

  /** Stream events, alone or as the list that the streams of all symbols push; undefined when the kind is not known. */
  private readEvents({ data, kind }: Classified): readonly MarketEvent[] | undefined {
    if (kind === undefined || !EVENT_KINDS.has(kind)) return undefined;
    return rowOrRows(data, 'entry').flatMap((event) => this.readEvent(event, kind));
  }

  private readEvent(data: Fields, kind: string): readonly MarketEvent[] {
    const order = kind === 'forceOrder' ? fields(data['o'], 'o') : data;
    const code = data['st'] ?? order['st'];
    if (code !== undefined && this.market.marketCode !== undefined && code !== this.market.marketCode) {
      return this.context.note('ignored', `${kind} of another market`);
    }
    const subject = this.subject(stream.symbolOf(order));
    switch (kind) {
      case 'depthUpdate':
        return [stream.depthUpdate(data, subject)];
      case 'kline':
        return [stream.kline(data, subject)];
      case 'markPriceUpdate':
        return this.remember(markAndFunding(data, STREAM_NAMES, subject));
      case 'forceOrder':
        if (order['X'] !== 'FILLED') return this.context.note('ignored', 'forceOrder not filled');
        return [stream.liquidation(order, subject)];
      default:
        return this.trade(data, subject);
    }
  }

  private trade(data: Fields, subject: bodies.BodySubject): readonly MarketEvent[] {
    const origin = data['X'];
    // Insurance fund and auto-deleveraging prints have no aggressor.
    if (origin !== undefined && origin !== 'MARKET')
      return this.context.note('ignored', 'trade not at market');
    return this.remember([stream.trade(data, subject)]);
  }

  private openInterest(body: Fields, subject: bodies.BodySubject): readonly MarketEvent[] {
    const price = subject.contract === 'inverse' ? this.prices.get(subject.symbol) : 1;
    if (price === undefined) return this.context.note('ignored', 'openInterest before any price');
    return [bodies.openInterest(body, subject, price, this.context.now())];
  }

  /** COIN-M rows name pair and contract type instead of a symbol. */
  private openInterestHistory(data: unknown, row: Fields): readonly MarketEvent[] {
    const { contractType, pair } = row;
    if (contractType === undefined) return bodies.openInterestHistory(data, this.bodySubject(row));
    if (contractType !== 'PERPETUAL')
      return this.context.note('ignored', 'openInterestHist of a dated contract');
    return bodies.openInterestHistory(data, this.subject(`${text(pair, 'pair')}_PERP`));
  }

  private remember(events: readonly MarketEvent[]): readonly MarketEvent[] {
    for (const event of events) {
      if (event.type === 'mark') this.prices.set(event.symbol, event.mark);
      else if (event.type === 'trade') this.prices.set(event.symbol, event.price);
    }
    return events;
  }

  private bodySubject(row: Fields, onStream?: string): bodies.BodySubject {
    const said = row['symbol'];
    return this.subject(said === undefined ? (onStream ?? this.symbols.implied) : text(said, 'symbol'));
  }

  private subject(symbol: string): bodies.BodySubject {
    const { venue, contract } = this.market.defaultInstrument;
    const fundingHours = this.symbols.fundingHours(symbol);
    return { venue, symbol, contract, fundingHours, toBase: this.symbols.toBase(symbol) };
  }
}

const EVENT_KINDS: ReadonlySet<string> = new Set(
  'depthUpdate aggTrade trade forceOrder markPriceUpdate kline'.split(' '),
);

/** `{code, msg}` of REST, `{error: {code, msg}}` of the streams. */
function errorName(body: Fields): string {
  const { code } = 'error' in body ? fields(body['error'], 'error') : body;
  return `code ${typeof code === 'number' ? code : '?'}`;
}
