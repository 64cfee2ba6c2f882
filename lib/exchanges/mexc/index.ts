import { followRange } from '../continuity';
import type { Exchange } from '../exchange';
import { sockets } from './feed';
import { history } from './history';
import { defaults, instruments } from './instruments';
import { createMapper } from './mapper';
import { marginTable } from './margin';
import { fetchDepth } from './seed';

export const mexcFutures: Exchange = {
  id: 'mexc-futures',
  contract: 'linear',
  defaults,
  liquidations: 'none',
  hosts: ['contract.mexc.com'],
  // For each endpoint; counted for all of them together.
  limits: [{ host: 'contract.mexc.com', weight: 20, perMs: 2000 }],
  // Frames are numbered as those of Binance's spot market.
  book: { seed: 'rest', fetchSeed: fetchDepth, accept: followRange },
  sockets,
  createMapper,
  // Sockets carry open interest and funding.
  polls: [],
  instruments,
  history,
  marginTable,
};
