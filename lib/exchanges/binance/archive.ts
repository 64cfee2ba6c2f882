import { ensureDefined } from '../../core/assert';
import type { MarketEvent } from '../../market/events';
import type { Instrument } from '../../market/instrument';
import { type Archive, archiveMapper, usualInstrument } from '../archive';
import type { Exchange } from '../exchange';
import { fields, type Fields, rowOrRows, text } from '../fields';
import type { MessageReader, ReaderContext } from '../frame-mapper';
import { impliedSymbol } from '../implied-symbol';
import { type Classified, classify } from './archive-kinds';
import { BinanceReader, type MarketCode } from './mapper';
import { markAndFunding, REST_NAMES } from './mark-and-funding';
import * as bodies from './rest-bodies';

/** What the venue sends and the product has no use for. All markets' kinds are listed: the futures share streams. */
const IGNORED: ReadonlySet<string> = new Set(
  [
    'bookTicker partialDepth 24hrTicker 24hrMiniTicker 1hTicker 4hTicker 1dTicker avgPrice',
    'priceTicker continuous_kline indexPrice_kline markPrice_kline indexPriceUpdate',
    'compositeIndex assetIndexUpdate contractInfo tradingSession rpiDepthUpdate blockTrade',
    'referencePrice exchangeInfo longShortRatio takerBuySellVolume basis emptyList',
  ].flatMap((names) => names.split(' ')),
);

const CONTROL: ReadonlySet<string> = new Set(['subscription', 'serverShutdown', 'fundingInfo', 'serverTime']);

/** US dollars of one contract of COIN-M. */
export const coinmContractSize = (symbol: string): number => (symbol.startsWith('BTCUSD_') ? 100 : 10);

/** Everything that the markets of Binance, and those that speak as they do, have said. */
export const binanceArchive = (
  defaults: Exchange['defaults'],
  marketCode?: MarketCode,
  contractSize: Archive['contractSize'] = () => 1,
): Archive => ({
  contractSize,
  createMapper: (context) =>
    archiveMapper(
      context,
      usualInstrument(defaults, contractSize),
      (inner) => new ArchiveReader(inner, defaults, marketCode),
    ),
});

class ArchiveReader implements MessageReader {
  private readonly stream: BinanceReader;
  /** The newest price by symbol: open interest in contracts is worth coins only at a price. */
  private readonly prices = new Map<string, number>();

  constructor(
    private readonly context: ReaderContext,
    private readonly defaults: Exchange['defaults'],
    marketCode: MarketCode,
  ) {
    this.stream = new BinanceReader(context, marketCode);
  }

  kindOf(message: unknown): string {
    return classify(message).name;
  }

  read(message: unknown): readonly MarketEvent[] {
    const classified = classify(message);
    const { kind, name } = classified;
    if (kind === undefined) return this.context.note('unknown', name);
    if (IGNORED.has(kind)) return this.context.note('ignored', name);
    if (CONTROL.has(kind)) return this.context.note('control', name);
    return this.remember(this.readBody(classified) ?? this.stream.read(message));
  }

  /** REST bodies; undefined when it is none. */
  private readBody({ kind = '', data, symbol }: Classified): readonly MarketEvent[] | undefined {
    const now = this.context.now();
    const first = () => fields(Array.isArray(data) ? data[0] : data, 'body');
    switch (kind) {
      case 'depth':
        return [bodies.depthSnapshot(first(), this.about(first(), symbol), now)];
      case 'openInterest':
        return this.openInterest(first(), this.about(first(), symbol));
      case 'openInterestHist':
        return this.openInterestHistory(data, first());
      case 'fundingRate':
        return bodies.fundingRates(data, this.about(first(), symbol));
      case 'klines':
        return bodies.klines(data, this.about({}, symbol), now);
      case 'premiumIndex':
        return rowOrRows(data, 'entry').flatMap((row) => markAndFunding(row, REST_NAMES, this.about(row)));
      case 'aggTrades':
      case 'trades':
        return rowOrRows(data, 'entry').map((row) => bodies.tradeRow(row, this.about(row)));
      default:
        return undefined;
    }
  }

  private openInterest(body: Fields, instrument: Instrument): readonly MarketEvent[] {
    const price = instrument.contract === 'inverse' ? this.prices.get(instrument.symbol) : 1;
    if (price === undefined) return this.context.note('ignored', 'openInterest before any price');
    return [bodies.openInterest(body, instrument, price, this.context.now())];
  }

  /** COIN-M rows name pair and contract type instead of a symbol. */
  private openInterestHistory(data: unknown, row: Fields): readonly MarketEvent[] {
    const { contractType, pair } = row;
    if (contractType === undefined) return bodies.openInterestHistory(data, this.about(row));
    if (contractType !== 'PERPETUAL')
      return this.context.note('ignored', 'openInterestHist of a dated contract');
    return bodies.openInterestHistory(data, this.about({ symbol: `${text(pair, 'pair')}_PERP` }));
  }

  private remember(events: readonly MarketEvent[]): readonly MarketEvent[] {
    for (const event of events) {
      if (event.type === 'mark') this.prices.set(event.symbol, event.mark);
      else if (event.type === 'trade') this.prices.set(event.symbol, event.price);
    }
    return events;
  }

  private about(row: Fields, onStream?: string): Instrument {
    const said = row['symbol'];
    const symbol =
      said === undefined ? (onStream ?? impliedSymbol(this.context, this.defaults)) : text(said, 'symbol');
    return ensureDefined(this.context.instruments.get(symbol), symbol);
  }
}
