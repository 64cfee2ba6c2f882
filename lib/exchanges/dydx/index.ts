import { followNumbers } from '../continuity';
import type { Exchange } from '../exchange';
import { resubscribe, sockets } from './feed';
import { history } from './history';
import { instruments } from './instruments';
import { createMapper } from './mapper';
import { marginTable } from './margin';
import { defaults } from './symbols';

export const dydx: Exchange = {
  id: 'dydx',
  contract: 'linear',
  defaults,
  // Every trade says whether it was forced.
  liquidations: 'complete',
  hosts: ['indexer.dydx.trade'],
  limits: [{ host: 'indexer.dydx.trade', weight: 100, perMs: 10_000 }],
  // Orders rest with many validators, which do not all know the same at a time.
  book: { seed: 'stream', resubscribe, accept: followNumbers, mayCross: true },
  sockets,
  createMapper,
  // The stream of all markets carries open interest and funding.
  polls: [],
  instruments,
  history,
  marginTable,
};
