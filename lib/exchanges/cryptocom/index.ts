import { followGrowingLink } from '../continuity';
import type { Exchange } from '../exchange';
import { BOOK_LEVELS, demand, resubscribe, sockets, stamp } from './feed';
import { history } from './history';
import { instruments } from './instruments';
import { createMapper } from './mapper';
import { marginTable } from './margin-table';
import { defaults } from './symbols';

export const cryptocom: Exchange = {
  id: 'cryptocom',
  contract: 'linear',
  defaults,
  liquidations: 'none',
  hosts: ['api.crypto.com', 'stream.crypto.com'],
  // Of each method; counted together here, which is less than may be asked.
  limits: [{ host: 'api.crypto.com', weight: 100, perMs: 1000 }],
  book: { seed: 'stream', resubscribe, accept: followGrowingLink, levels: BOOK_LEVELS },
  sockets,
  demand,
  stamp,
  createMapper,
  // Sockets push everything that the venue tells.
  polls: [],
  instruments,
  history,
  marginTable,
};
