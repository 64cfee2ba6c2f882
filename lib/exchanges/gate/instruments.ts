import { parseStep } from '../../core/decimal-step';
import type { Instrument } from '../../market/instrument';
import type { Rest } from '../exchange';
import { decimal, type Fields, list, text } from '../fields';
import { readable } from '../listings';
import type { VenueDefaults } from '../venue-defaults';
import { API } from './feed';
import { FUTURES, SPOT } from './subject';

export const futuresDefaults: VenueDefaults = {
  defaultInstrument: {
    venue: FUTURES,
    symbol: 'BTC_USDT',
    base: 'BTC',
    quote: 'USDT',
    contract: 'linear',
    perpetual: true,
    contractSize: 0.0001,
    priceStep: { units: 1, decimals: 1 },
    sizeStep: { units: 1, decimals: 0 },
  },
};

export const spotDefaults: VenueDefaults = {
  defaultInstrument: {
    venue: SPOT,
    symbol: 'BTC_USDT',
    base: 'BTC',
    quote: 'USDT',
    contract: 'spot',
    perpetual: true,
    contractSize: 1,
    priceStep: { units: 1, decimals: 2 },
    sizeStep: { units: 1, decimals: 6 },
  },
};

/** The perpetuals in USDT. */
export async function futuresInstruments(rest: Rest): Promise<readonly Instrument[]> {
  const body = await rest({ url: `${API}/futures/usdt/contracts`, weight: 1 });
  return readable(list(body, 'instruments'), (row) =>
    row['in_delisting'] === true ? undefined : contract(row),
  );
}

export async function spotInstruments(rest: Rest): Promise<readonly Instrument[]> {
  const body = await rest({ url: `${API}/spot/currency_pairs`, weight: 1 });
  return readable(list(body, 'instruments'), (row) =>
    row['trade_status'] === 'tradable' ? pair(row) : undefined,
  );
}

/** Sizes are whole contracts: parts of them are only told to who asks for them in a header. */
function contract(row: Fields): Instrument {
  const symbol = text(row['name'], 'name');
  const cut = symbol.lastIndexOf('_');
  return {
    venue: FUTURES,
    symbol,
    base: text(symbol.slice(0, Math.max(0, cut)), 'base'),
    quote: symbol.slice(cut + 1),
    contract: 'linear',
    perpetual: true,
    contractSize: decimal(row['quanto_multiplier'], 'quanto_multiplier', 1e-12, 1e12),
    priceStep: parseStep(text(row['order_price_round'], 'order_price_round')),
    sizeStep: { units: 1, decimals: 0 },
    fundingHours: decimal(row['funding_interval'], 'funding_interval', 60, 604_800) / 3600,
  };
}

function pair(row: Fields): Instrument {
  return {
    venue: SPOT,
    symbol: text(row['id'], 'id'),
    base: text(row['base'], 'base'),
    quote: text(row['quote'], 'quote'),
    contract: 'spot',
    perpetual: true,
    contractSize: 1,
    priceStep: { units: 1, decimals: decimal(row['precision'], 'precision', 0, 12) },
    sizeStep: { units: 1, decimals: decimal(row['amount_precision'], 'amount_precision', 0, 12) },
  };
}
