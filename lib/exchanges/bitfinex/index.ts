import { followNumbers } from '../continuity';
import type { Exchange } from '../exchange';
import { hasChecksum } from './checksum';
import { BOOK_LEVELS, demand, REQUEST_LIMIT, resubscribe, sockets } from './feed';
import { history } from './history';
import { instruments } from './instruments';
import { createMapper } from './mapper';
import { marginTable } from './margin';
import { defaults } from './symbols';

export const bitfinex: Exchange = {
  id: 'bitfinex',
  contract: 'linear',
  defaults,
  // Every position that is liquidated is told when it begins.
  liquidations: 'complete',
  hosts: ['api-pub.bitfinex.com'],
  limits: [{ host: 'api-pub.bitfinex.com', ...REQUEST_LIMIT }],
  book: {
    seed: 'stream',
    resubscribe,
    accept: followNumbers,
    levels: BOOK_LEVELS,
    verify: hasChecksum,
  },
  sockets,
  demand,
  createMapper,
  // The status channel carries mark, funding and open interest.
  polls: [],
  instruments,
  history,
  marginTable,
};
