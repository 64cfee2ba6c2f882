import { followCount, followNumbers } from '../continuity';
import type { Exchange } from '../exchange';
import { hasChecksum } from './checksum';
import * as futuresFeed from './futures-feed';
import { futuresHistory } from './futures-history';
import { futuresInstruments, marginTable } from './futures-instruments';
import { createFuturesMapper } from './futures-mapper';
import { defaults as futuresDefaults } from './futures-symbols';
import * as spotFeed from './spot-feed';
import { spotHistory } from './spot-history';
import { spotInstruments } from './spot-instruments';
import { createSpotMapper } from './spot-mapper';
import { defaults as spotDefaults } from './spot-symbols';

/** About one request a second and address is published for spot; the futures have no figure, so the same is kept to. */
const ONE_A_SECOND = { weight: 60, perMs: 60_000 };

export const krakenFutures: Exchange = {
  id: 'kraken-futures',
  contract: 'linear',
  defaults: futuresDefaults,
  // Liquidations are trades of their own type.
  liquidations: 'complete',
  hosts: ['futures.kraken.com'],
  limits: [{ host: 'futures.kraken.com', ...ONE_A_SECOND }],
  book: { seed: 'stream', resubscribe: futuresFeed.resubscribe, accept: followCount },
  sockets: futuresFeed.sockets,
  createMapper: createFuturesMapper,
  // The ticker feed carries mark, funding and open interest.
  polls: [],
  instruments: futuresInstruments,
  history: futuresHistory,
  marginTable,
};

export const krakenSpot: Exchange = {
  id: 'kraken-spot',
  contract: 'spot',
  defaults: spotDefaults,
  liquidations: 'none',
  hosts: ['api.kraken.com', 'ws.kraken.com'],
  limits: [{ host: 'api.kraken.com', ...ONE_A_SECOND }],
  book: {
    seed: 'stream',
    resubscribe: spotFeed.resubscribe,
    accept: followNumbers,
    levels: spotFeed.BOOK_DEPTH,
    verify: hasChecksum,
  },
  sockets: spotFeed.sockets,
  createMapper: createSpotMapper,
  polls: [],
  instruments: spotInstruments,
  history: spotHistory,
};
