import { isFields } from '../fields';
import { kindBy, type Kinds } from '../message-shape';

/** Channels the product has no use for. */
export const IGNORED_TOPICS: ReadonlySet<string> = new Set(
  'bbo detail basis premium_index estimated_rate index contract_info adjust'.split(' '),
);

/** Books whose levels are the venue's own: 150 and 20 of them. The other steps put levels together. */
export const WHOLE_BOOKS: ReadonlySet<string> = new Set(['depth.step0', 'depth.step6']);
/** Levels put together in steps of 0.00001: what costs this much has no finer price steps, so nothing is put together. */
export const FINE_BOOKS: ReadonlySet<string> = new Set(['depth.step1', 'depth.step7']);
export const FINE_ABOVE = 0.1;

/** What a row of a REST body is, by the fields it has; undefined when it is not recognised. */
export function rowKind(row: unknown): string | undefined {
  if (!isFields(row)) return undefined;
  return kindBy(row, ROW_KINDS);
}

const ROW_KINDS: Kinds = [
  ['liquidations', ['liquidation_time', 'contract_code']],
  ['liquidations', ['direction', 'offset', 'created_at']],
  ['fundingRate', ['funding_rate', 'next_funding_time']],
  ['fundingRate', ['funding_rate', 'estimated_rate']],
  ['fundingHistory', ['funding_rate', 'funding_time']],
  ['contractInfo', ['contract_size', 'price_tick']],
  ['riskLimit', ['maintenance_margin_rate']],
  ['openInterestHistory', ['amount_type', 'volume']],
  ['openInterest', ['volume', 'amount', 'contract_code']],
  ['priceLimit', ['high_limit', 'low_limit']],
  ['index', ['index_price', 'contract_code']],
  ['accountRatio', ['buy_ratio', 'sell_ratio']],
  ['settlements', ['settlement_time', 'settlement_price']],
  ['trades', ['data', 'id', 'ts']],
  ['ticker', ['open', 'close', 'ask', 'bid']],
];

export const IGNORED_BODIES: ReadonlySet<string> = new Set(
  'contractInfo riskLimit priceLimit index accountRatio settlements trades ticker'.split(' '),
);
