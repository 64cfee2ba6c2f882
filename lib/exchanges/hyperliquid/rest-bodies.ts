import type { CandleEvent, FundingEvent, MarketEvent } from '../../market/events';
import { fields, type Fields, list, rate, rowsIn, text, time } from '../fields';
import { assetContext, candle } from './stream-events';
import { VENUE } from './symbols';

/** `candleSnapshot`, oldest first. */
export const candles = (body: unknown, until: number): CandleEvent[] =>
  rowsIn(body, 'candles').map((row) => candle(row, until));

/** `fundingHistory`: what each hour cost, oldest first. */
export const fundings = (body: unknown): FundingEvent[] =>
  rowsIn(body, 'fundings').map((row) => ({
    type: 'funding',
    venue: VENUE,
    symbol: text(row['coin'], 'coin'),
    time: time(row['time'], 'time'),
    rate: rate(row['fundingRate'], 'fundingRate'),
    intervalHours: 1,
    kind: 'settled',
  }));

/** One perpetual of `meta`. */
export interface Asset {
  readonly name: string;
  readonly listing: Fields;
  /** Its part of `metaAndAssetCtxs`. */
  readonly context: Fields;
}

/** `metaAndAssetCtxs`: `[{ universe: [listing, …] }, [context, …]]` in the same order. */
export function assets(body: unknown): readonly Asset[] {
  const [meta, contexts] = list(body, 'metaAndAssetCtxs');
  const listings = rowsIn(fields(meta, 'meta')['universe'], 'universe');
  const all = rowsIn(contexts, 'contexts');
  return listings.flatMap((listing, index) => {
    const context = all[index];
    return context === undefined ? [] : [{ name: text(listing['name'], 'name'), listing, context }];
  });
}

export const assetContexts = (body: unknown, now: number): readonly MarketEvent[] =>
  assets(body).flatMap(({ name, context }) => assetContext(name, context, now));
