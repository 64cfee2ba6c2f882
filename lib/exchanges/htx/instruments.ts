import { parseStep } from '../../core/decimal-step';
import type { Instrument } from '../../market/instrument';
import type { MarginTable } from '../../market/margin';
import type { Rest } from '../exchange';
import { decimal, type Fields, isAbsent, text } from '../fields';
import { readable } from '../listings';
import { assumedMarginTable } from '../margin-tiers';
import { API } from './feed';
import { dataOf, rowsOf } from './rest-bodies';
import { VENUE } from './symbols';

const LISTED: ReadonlySet<unknown> = new Set([1, '1']);

export async function instruments(rest: Rest): Promise<readonly Instrument[]> {
  const url = `${API}/linear-swap-api/v1/swap_contract_info?business_type=all`;
  return readable(rowsOf(dataOf(await rest({ url, weight: 1 }))), (row) =>
    LISTED.has(row['contract_status']) ? instrumentOf(row) : undefined,
  );
}

function instrumentOf(row: Fields): Instrument {
  const symbol = text(row['contract_code'], 'contract_code');
  const hours = row['settlement_period'];
  return {
    venue: VENUE,
    symbol,
    base: text(row['symbol'], 'symbol'),
    quote: isAbsent(row['trade_partition']) ? 'USDT' : text(row['trade_partition'], 'trade_partition'),
    contract: 'linear',
    perpetual: /^[^-]+-[^-]+$/.test(symbol),
    contractSize: decimal(row['contract_size'], 'contract_size', 1e-9, 1e9),
    priceStep: parseStep(decimal(row['price_tick'], 'price_tick', 1e-12, 1e6)),
    sizeStep: { units: 1, decimals: 0 },
    ...(isAbsent(hours) ? {} : { fundingHours: decimal(hours, 'settlement_period', 1, 24) }),
  };
}

/**
 * The venue tells its risk limits only to its customers. For Bitcoin this is the example answer in its documents, which
 * counts contracts of 0.001; for the rest it publishes none.
 */
export const marginTable = (_: Rest, instrument: Instrument): Promise<MarginTable> =>
  Promise.resolve(instrument.symbol === 'BTC-USDT' ? BITCOIN : assumedMarginTable(instrument));

const tier = (upTo: number, maintenanceRate: number, maxLeverage: number) => ({
  upTo,
  maintenanceRate,
  maxLeverage,
});

const BITCOIN: MarginTable = {
  unit: 'base',
  tiers: [
    tier(0.4, 0.00385, 200),
    tier(4, 0.005, 100),
    tier(8, 0.015, 50),
    tier(120, 0.02, 30),
    tier(Infinity, 0.03, 20),
  ],
  source: { asOf: '2025-02-21' },
};
