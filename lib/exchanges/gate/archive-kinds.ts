import { isFields } from '../fields';
import { kindBy, type Kinds } from '../message-shape';

/** Channels the product has no use for. */
export const IGNORED_CHANNELS: ReadonlySet<string> = new Set(
  [
    'futures.book_ticker futures.contract_stats futures.obu futures.liquidates',
    'spot.tickers spot.book_ticker spot.obu spot.trades_v2',
  ].flatMap((names) => names.split(' ')),
);

/** REST bodies of no use here, as {@link bodyKind} names them. */
export const IGNORED_BODIES: ReadonlySet<string> = new Set(
  'emptyList contracts currency_pairs risk_limit_tiers spotTickers'.split(' '),
);

/** What a REST body holds, by its fields or those of its first entry; undefined when it is not recognised. */
export function bodyKind(body: unknown): string | undefined {
  if (!Array.isArray(body)) return isFields(body) ? kindBy(body, OBJECTS) : undefined;
  const [first] = body as readonly unknown[];
  if (first === undefined) return 'emptyList';
  if (Array.isArray(first)) return first.length >= 6 ? 'spotCandlesticks' : undefined;
  return isFields(first) ? kindBy(first, ROWS) : undefined;
}

const OBJECTS: Kinds = [
  ['order_book', ['asks', 'bids']],
  ['error', ['label']],
  ['contracts', ['quanto_multiplier']],
  ['currency_pairs', ['base', 'quote']],
];

/** The first that fits counts. */
const ROWS: Kinds = [
  ['contracts', ['quanto_multiplier']],
  ['contract_stats', ['open_interest', 'lsr_account']],
  ['funding_rate', ['r', 't']],
  ['candlesticks', ['t', 'o', 'c']],
  ['liq_orders', ['fill_price', 'order_price']],
  ['spotTrades', ['currency_pair', 'side']],
  ['spotTickers', ['currency_pair', 'last']],
  ['trades', ['size', 'price', 'create_time']],
  ['tickers', ['contract', 'mark_price']],
  ['risk_limit_tiers', ['risk_limit', 'maintenance_rate']],
  ['currency_pairs', ['id', 'base', 'quote']],
];
