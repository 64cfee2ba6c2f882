import { followRange } from '../continuity';
import type { Exchange } from '../exchange';
import { futuresSockets, spotSockets } from './feed';
import { contractPoll, futuresHistory, spotHistory } from './history';
import { futuresInstruments, marginTable, spotInstruments } from './instruments';
import { createFuturesMapper, createSpotMapper } from './mapper';
import { FUTURES, SPOT } from './markets';
import { fetchBook } from './seed';

/** What an address may spend on what is public, of each market. */
const POOL = { weight: 2000, perMs: 30_000 };

export const kucoinFutures: Exchange = {
  id: 'kucoin-futures',
  contract: 'linear',
  defaults: FUTURES,
  liquidations: 'none',
  // The spot market's holds the history of open interest.
  hosts: ['api-futures.kucoin.com', 'api.kucoin.com', 'ws-api-futures.kucoin.com'],
  limits: [
    { host: 'api-futures.kucoin.com', ...POOL },
    { host: 'api.kucoin.com', ...POOL },
  ],
  book: {
    seed: 'rest',
    fetchSeed: fetchBook(FUTURES, { path: '/level2/snapshot', weight: 3 }),
    accept: followRange,
  },
  sockets: futuresSockets,
  createMapper: createFuturesMapper,
  polls: [contractPoll],
  instruments: futuresInstruments,
  history: futuresHistory,
  marginTable,
};

export const kucoinSpot: Exchange = {
  id: 'kucoin-spot',
  contract: 'spot',
  defaults: SPOT,
  liquidations: 'none',
  hosts: ['api.kucoin.com', 'ws-api-spot.kucoin.com'],
  limits: [{ host: 'api.kucoin.com', ...POOL }],
  book: {
    seed: 'rest',
    fetchSeed: fetchBook(SPOT, { path: '/market/orderbook/level2_100', weight: 4 }),
    accept: followRange,
  },
  sockets: spotSockets,
  createMapper: createSpotMapper,
  polls: [],
  instruments: spotInstruments,
  history: spotHistory,
};
