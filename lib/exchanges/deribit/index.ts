import { followLink } from '../continuity';
import type { Exchange } from '../exchange';
import { demand, resubscribe, sockets } from './feed';
import { history } from './history';
import { instruments } from './instruments';
import { createMapper } from './mapper';
import { marginTable } from './margin';
import { defaults } from './symbols';

export const deribit: Exchange = {
  id: 'deribit',
  // Of the contracts that are chosen by themselves; those settled in stable coins are linear.
  contract: 'inverse',
  defaults,
  // Every trade says whether it was forced.
  liquidations: 'complete',
  hosts: ['streams.deribit.com', 'www.deribit.com'],
  // Credits, of which a request costs 500: a pool of 50,000 that refills by 10,000 a second.
  limits: [{ host: 'www.deribit.com', weight: 10_000, perMs: 1000 }],
  book: { seed: 'stream', resubscribe, accept: followLink },
  sockets,
  demand,
  createMapper,
  // The ticker stream carries open interest and funding.
  polls: [],
  instruments,
  history,
  marginTable,
};
