import { parseStep } from '../../core/decimal-step';
import type { Instrument } from '../../market/instrument';
import type { Rest } from '../exchange';
import { type Fields, text } from '../fields';
import { readable } from '../listings';
import { rowsOf } from './answers';
import { API } from './feed';
import { FUNDING_HOURS, VENUE } from './symbols';

const PERPETUAL = 'PERPETUAL_SWAP';
const KINDS: ReadonlySet<unknown> = new Set([PERPETUAL, 'FUTURE']);

/** The contracts; the venue's spot pairs are told in the same answer. */
export async function instruments(rest: Rest): Promise<readonly Instrument[]> {
  const rows = rowsOf(await rest({ url: `${API}/get-instruments`, weight: 1 }));
  return readable(rows, (row) =>
    row['tradable'] === true && KINDS.has(row['inst_type']) ? readInstrument(row) : undefined,
  );
}

function readInstrument(row: Fields): Instrument {
  const perpetual = row['inst_type'] === PERPETUAL;
  return {
    venue: VENUE,
    symbol: text(row['symbol'], 'symbol'),
    base: text(row['base_ccy'], 'base_ccy'),
    quote: text(row['quote_ccy'], 'quote_ccy'),
    contract: 'linear',
    perpetual,
    contractSize: 1,
    priceStep: parseStep(text(row['price_tick_size'], 'price_tick_size')),
    sizeStep: parseStep(text(row['qty_tick_size'], 'qty_tick_size')),
    ...(perpetual ? { fundingHours: FUNDING_HOURS } : {}),
  };
}
