import { followCount } from '../continuity';
import type { Exchange } from '../exchange';
import { BOOK_LEVELS, demand, resubscribe, sockets } from './feed';
import { history, openInterestPoll } from './history';
import { instruments, marginTable } from './instruments';
import { createMapper } from './mapper';
import { defaults } from './symbols';

export const htxLinear: Exchange = {
  id: 'htx-linear',
  contract: 'linear',
  defaults,
  // They come as they happen, and nothing is said of leaving any out; nobody has counted them against the venue's list.
  liquidations: 'complete',
  hosts: ['api.hbdm.com'],
  // The venue's figures differ from page to page; what is spent of this one, five in a second, is below all of them.
  limits: [{ host: 'api.hbdm.com', weight: 50, perMs: 3000 }],
  book: { seed: 'stream', resubscribe, accept: followCount, levels: BOOK_LEVELS },
  compression: 'gzip',
  sockets,
  demand,
  createMapper,
  polls: [openInterestPoll],
  instruments,
  history,
  marginTable,
};
