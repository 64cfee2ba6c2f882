import { followCount } from '../continuity';
import type { Exchange } from '../exchange';
import { scanBybitDepth } from './depth-scan';
import { BOOK_LEVELS, resubscribe, socketsOf } from './feed';
import { historyOf } from './history';
import { instrumentsOf } from './instruments';
import { createMapper } from './mapper';
import { marginTableOf } from './margin';
import { type BybitMarket, inverse, linear, spot } from './markets';

const exchangeOf = (market: BybitMarket): Exchange => ({
  id: market.defaultInstrument.venue,
  contract: market.defaultInstrument.contract,
  defaults: market,
  // Every one of them, in batches of half a second.
  liquidations: market.category === 'spot' ? 'none' : 'batched',
  hosts: ['api.bybit.com', 'stream.bybit.com'],
  // One pool for all categories, by address.
  limits: [{ host: 'api.bybit.com', weight: 600, perMs: 5000 }],
  book: { seed: 'stream', resubscribe, accept: followCount, levels: BOOK_LEVELS, scan: scanBybitDepth },
  sockets: socketsOf(market),
  createMapper,
  // The ticker stream carries open interest and funding.
  polls: [],
  instruments: instrumentsOf(market),
  history: historyOf(market),
  ...(market.category !== 'spot' && { marginTable: marginTableOf(market) }),
});

export const bybitLinear = exchangeOf(linear);
export const bybitInverse = exchangeOf(inverse);
export const bybitSpot = exchangeOf(spot);
