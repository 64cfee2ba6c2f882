import { ensureDefined } from '../../core/assert';
import type { MarketEvent } from '../../market/events';
import { type Instrument, toBase } from '../../market/instrument';
import { type Archive, archiveMapper } from '../archive';
import { type Fields, isFields } from '../fields';
import { impliedSymbol } from '../implied-symbol';
import { kindBy, type Kinds } from '../message-shape';
import * as bodies from './futures-bodies';
import { FuturesReader } from './futures-mapper';
import { contractOf, defaults } from './futures-symbols';

export const futuresArchive: Archive = {
  contractSize: () => 1,
  createMapper: (context) =>
    archiveMapper(
      context,
      (symbol) => ({ ...defaults.defaultInstrument, symbol, contract: contractOf(symbol) }),
      (inner) => new ArchiveReader(inner),
    ),
};

/** Fields that tell what an answer of the REST interface is. */
const BODIES: Kinds = [
  ['candles', ['candles']],
  ['fundingRates', ['rates']],
  ['orderBook', ['orderBook']],
  ['instruments', ['instruments']],
  ['tickers', ['tickers']],
  ['tickers', ['ticker']],
  ['history', ['history']],
  ['executions', ['elements']],
];

class ArchiveReader extends FuturesReader {
  override kindOf(message: unknown): string {
    const isBody =
      isFields(message) && typeof message['event'] !== 'string' && typeof message['feed'] !== 'string';
    return (isBody ? bodyKind(message) : undefined) ?? super.kindOf(message);
  }

  protected override readBody(body: Fields): readonly MarketEvent[] {
    const kind = bodyKind(body);
    const symbol = impliedSymbol(this.context, defaults);
    const instrument = ensureDefined(this.context.instruments.get(symbol), symbol);
    switch (kind) {
      case undefined:
        return this.note('unknown', body);
      case 'error':
        return this.note('error', body);
      case 'time':
        return this.note('control', body);
      case 'candles':
        return bodies.candles(
          body,
          symbol,
          toBase(instrument),
          bodies.candleInterval(body),
          this.context.now(),
        );
      case 'fundingRates':
        return bodies.fundingRates(body, symbol);
      case 'analytics':
        return this.analytics(body, instrument);
      default:
        return this.note('ignored', body);
    }
  }

  private analytics(body: Fields, { symbol, contract }: Instrument): readonly MarketEvent[] {
    const series = bodies.seriesOf(body);
    return bodies.isOpenInterest(series) && contract === 'linear'
      ? bodies.openInterest(series, symbol)
      : this.note('ignored', body);
  }
}

function bodyKind(body: Fields): string | undefined {
  if (body['result'] === 'error') return 'error';
  const known = kindBy(body, BODIES);
  if (known !== undefined) return known;
  if (isFields(body['result']) && 'timestamp' in body['result']) return 'analytics';
  if (Array.isArray(body['errors']) && body['errors'].length > 0) return 'error';
  return 'serverTime' in body ? 'time' : undefined;
}
