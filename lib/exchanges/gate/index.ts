import { followRange } from '../continuity';
import type { Exchange } from '../exchange';
import { BOOK_LEVELS, futuresSockets, spotSockets, stamp } from './feed';
import { futuresHistory, spotHistory } from './history';
import { futuresDefaults, futuresInstruments, spotDefaults, spotInstruments } from './instruments';
import { createFuturesMapper, createSpotMapper } from './mapper';
import { marginTable } from './margin';
import { fetchFuturesBook, fetchSpotBook } from './seed';

// For each endpoint; counted for all of them together.
const limits = [{ host: 'api.gateio.ws', weight: 200, perMs: 10_000 }];

export const gateUsdt: Exchange = {
  id: 'gate-usdt',
  contract: 'linear',
  defaults: futuresDefaults,
  // The venue promises nothing; no limit was seen.
  liquidations: 'complete',
  hosts: ['api.gateio.ws', 'fx-ws.gateio.ws'],
  limits,
  // Frames are numbered as those of Binance's spot market.
  book: { seed: 'rest', fetchSeed: fetchFuturesBook, accept: followRange, levels: BOOK_LEVELS },
  sockets: futuresSockets,
  stamp,
  createMapper: createFuturesMapper,
  // The ticker channel carries open interest and funding.
  polls: [],
  instruments: futuresInstruments,
  history: futuresHistory,
  marginTable,
};

export const gateSpot: Exchange = {
  id: 'gate-spot',
  contract: 'spot',
  defaults: spotDefaults,
  liquidations: 'none',
  hosts: ['api.gateio.ws'],
  limits,
  book: { seed: 'rest', fetchSeed: fetchSpotBook, accept: followRange },
  sockets: spotSockets,
  stamp,
  createMapper: createSpotMapper,
  polls: [],
  instruments: spotInstruments,
  history: spotHistory,
};
