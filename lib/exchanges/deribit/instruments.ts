import { parseStep } from '../../core/decimal-step';
import type { Instrument } from '../../market/instrument';
import type { Rest } from '../exchange';
import { type Fields, list, positiveSize, price, text } from '../fields';
import { readable } from '../listings';
import { API } from './feed';
import { WEIGHT } from './history';
import { resultOf } from './rest-bodies';
import { VENUE } from './symbols';

/** What futures are settled in: inverse ones in their own coin, linear ones in a stable one. */
const CURRENCIES = ['BTC', 'ETH', 'USDC', 'USDT'];

export async function instruments(rest: Rest): Promise<readonly Instrument[]> {
  const all: Instrument[] = [];
  for (const currency of CURRENCIES) {
    const query = new URLSearchParams({ currency, kind: 'future' });
    const body = await rest({ url: `${API}/get_instruments?${query}`, weight: WEIGHT });
    all.push(
      ...readable(list(resultOf(body), 'instruments'), (row) =>
        row['is_active'] === false || row['kind'] !== 'future' ? undefined : readInstrument(row),
      ),
    );
  }
  return all;
}

function readInstrument(row: Fields): Instrument {
  const quote = text(row['quote_currency'], 'quote_currency');
  // Where the venue does not say it, contracts quoted in dollars are the inverse ones.
  const reversed = row['instrument_type'] === 'reversed' || (!row['instrument_type'] && quote === 'USD');
  const contractSize = positiveSize(row['contract_size'], 'contract_size');
  const smallest = positiveSize(row['min_trade_amount'], 'min_trade_amount');
  return {
    venue: VENUE,
    symbol: text(row['instrument_name'], 'instrument_name'),
    base: text(row['base_currency'], 'base_currency'),
    quote,
    contract: reversed ? 'inverse' : 'linear',
    perpetual: row['settlement_period'] === 'perpetual',
    contractSize: 1,
    priceStep: parseStep(price(row['tick_size'], 'tick_size')),
    // The venue's contract size is the step of amounts, which are in dollars or base units.
    sizeStep: parseStep(Math.min(contractSize, smallest)),
  };
}
