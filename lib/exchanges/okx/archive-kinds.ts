import { isFields } from '../fields';
import { kindBy, type Kinds } from '../message-shape';
import { barLength } from './bars';

/** Channels the product has no use for. `bbo-tbt` is the best level alone. */
export const IGNORED: ReadonlySet<string> = new Set(
  [
    'tickers bbo-tbt books-rpi index-tickers price-limit estimated-price opt-summary option-trades instruments status',
    'adl-warning public-struc-block-trades public-block-trades block-tickers call-auction-details position-tiers',
    'statistics emptyList economic-calendar sprd-bbo-tbt sprd-books5 sprd-tickers sprd-public-trades',
    'mark-price-candle index-candle candle-of-months',
  ].flatMap((names) => names.split(' ')),
);

/** The name of a channel of bars that are not read; undefined for other channels. */
export function ignoredBars(channel: string): string | undefined {
  if (barLength(channel) !== undefined) return undefined;
  const family = /^((?:mark-price-|index-)?candle)\d+[a-zA-Z]+$/.exec(channel)?.[1];
  return family === 'candle' ? 'candle-of-months' : family;
}

/** What the `data` of a REST answer holds, by its first entry, in the channels' words; undefined when not recognised. */
export function bodyKind(data: readonly unknown[]): string | undefined {
  const [first] = data;
  if (first === undefined) return 'emptyList';
  if (Array.isArray(first)) return kindOfColumns(first.length);
  if (!isFields(first)) return undefined;
  return kindBy(first, BODY_KINDS);
}

/** Candles have seven or nine columns, those of marks and indices six; long-short ratios and their like two or three. */
function kindOfColumns(count: number): string {
  if (count >= 7) return 'candle';
  if (count === 6) return 'mark-price-candle';
  return count === 4 ? 'open-interest-history' : 'statistics';
}

const BODY_KINDS: Kinds = [
  ['liquidation-orders', ['details']],
  ['books', ['asks', 'bids']],
  ['open-interest', ['oi']],
  ['mark-price', ['markPx']],
  ['trades', ['tradeId', 'px']],
  ['funding-rate', ['fundingRate', 'nextFundingRate']],
  ['funding-rate', ['fundingRate', 'nextFundingTime']],
  ['funding-rate-history', ['fundingRate', 'fundingTime']],
  ['position-tiers', ['mmr']],
  ['instruments', ['tickSz']],
  ['index-tickers', ['idxPx']],
  ['price-limit', ['buyLmt']],
  ['tickers', ['last']],
  ['time', ['ts']],
];
