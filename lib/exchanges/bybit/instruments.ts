import { parseStep } from '../../core/decimal-step';
import type { Instrument } from '../../market/instrument';
import type { Rest } from '../exchange';
import { decimal, fields, type Fields, text } from '../fields';
import { readable } from '../listings';
import { API } from './feed';
import type { BybitMarket } from './markets';
import { resultOf, rowsOf } from './rest-bodies';

/** More pages than the venue has; a cursor that never ends must not keep us asking. */
const MAX_PAGES = 20;

export const instrumentsOf =
  (market: BybitMarket) =>
  async (rest: Rest): Promise<readonly Instrument[]> => {
    const all: Instrument[] = [];
    let cursor = '';
    for (let pages = 0; pages < MAX_PAGES; pages += 1) {
      const query = new URLSearchParams({
        category: market.category,
        limit: '1000',
        ...(cursor && { cursor }),
      });
      const result = resultOf(await rest({ url: `${API}/instruments-info?${query}`, weight: 1 }));
      all.push(
        ...readable(rowsOf(result), (row) =>
          row['status'] === 'Trading' ? readInstrument(row, market) : undefined,
        ),
      );
      const { nextPageCursor } = result;
      if (typeof nextPageCursor !== 'string' || nextPageCursor === '') break;
      cursor = nextPageCursor;
    }
    return all;
  };

const PERPETUAL: ReadonlySet<unknown> = new Set(['LinearPerpetual', 'InversePerpetual']);

/** Spot names the step of sizes `basePrecision`, and lists neither a kind of contract nor funding. */
function readInstrument(row: Fields, { category, defaultInstrument }: BybitMarket): Instrument {
  const { venue, contract } = defaultInstrument;
  const minutes = row['fundingInterval'];
  const sizeField = category === 'spot' ? 'basePrecision' : 'qtyStep';
  return {
    venue,
    symbol: text(row['symbol'], 'symbol'),
    base: text(row['baseCoin'], 'baseCoin'),
    quote: text(row['quoteCoin'], 'quoteCoin'),
    contract,
    perpetual: category === 'spot' || PERPETUAL.has(row['contractType']),
    contractSize: 1,
    priceStep: parseStep(text(fields(row['priceFilter'], 'priceFilter')['tickSize'], 'tickSize')),
    sizeStep: parseStep(text(fields(row['lotSizeFilter'], 'lotSizeFilter')[sizeField], sizeField)),
    ...(minutes ? { fundingHours: decimal(minutes, 'fundingInterval', 1, 1440) / 60 } : {}),
  };
}
