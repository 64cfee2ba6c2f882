import type { MarketEvent } from '../../market/events';
import { unitArchive } from '../archive';
import type { Fields } from '../fields';
import { CryptocomReader } from './mapper';

export const cryptocomArchive = unitArchive((context) => new ArchiveReader(context));

/** Channels and answers the product has no use for. `get-valuations` does not say which kind of value it tells. */
const IGNORED: ReadonlySet<string> = new Set(
  [
    'index settlement estimatedfunding get-valuations get-instruments get-risk-parameters get-insurance',
    'get-expired-settlement-price get-announcements',
  ].flatMap((names) => names.split(' ')),
);

/** Answers of REST that are read as what the channel of this name pushes. */
const AS_CHANNEL: ReadonlyMap<string, string> = new Map([
  ['get-book', 'book'],
  ['get-trades', 'trade'],
  ['get-tickers', 'ticker'],
  ['get-ticker', 'ticker'],
  ['get-candlestick', 'candlestick'],
]);

class ArchiveReader extends CryptocomReader {
  protected override readResult(name: string, result: Fields): readonly MarketEvent[] {
    return IGNORED.has(name)
      ? this.context.note('ignored', name)
      : super.readResult(AS_CHANNEL.get(name) ?? name, result);
  }
}
