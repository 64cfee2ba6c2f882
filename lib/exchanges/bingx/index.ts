import { followCount } from '../continuity';
import type { Exchange } from '../exchange';
import { BOOK_LEVELS, demand, resubscribe, sockets } from './feed';
import { history, premiumPoll } from './history';
import { instruments, marginTable } from './instruments';
import { createMapper } from './mapper';
import { defaults } from './symbols';

export const bingx: Exchange = {
  id: 'bingx',
  contract: 'linear',
  defaults,
  liquidations: 'none',
  hosts: ['open-api.bingx.com', 'open-api-swap.bingx.com'],
  // What the venue lets through is not certain; 30 % of this are three requests in a second.
  limits: [{ host: 'open-api.bingx.com', weight: 100, perMs: 10_000 }],
  book: { seed: 'stream', resubscribe, accept: followCount, levels: BOOK_LEVELS },
  compression: 'gzip',
  sockets,
  demand,
  createMapper,
  polls: [premiumPoll],
  instruments,
  history,
  marginTable,
};
