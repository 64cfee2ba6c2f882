import type { Exchange } from '../exchange';
import { followTime } from './continuity';
import { resubscribe, sockets } from './feed';
import { history } from './history';
import { instruments } from './instruments';
import { createMapper } from './mapper';
import { marginTable } from './margin';
import { defaults } from './symbols';

export const hyperliquid: Exchange = {
  id: 'hyperliquid',
  contract: 'linear',
  defaults,
  // No public feed; what positions are known to be liquidated at is another matter (positions.ts).
  liquidations: 'none',
  hosts: ['api.hyperliquid.xyz'],
  limits: [{ host: 'api.hyperliquid.xyz', weight: 1200, perMs: 60_000 }],
  book: { seed: 'stream', resubscribe, accept: followTime, levels: 20 },
  sockets,
  createMapper,
  // The context stream carries open interest and funding.
  polls: [],
  instruments,
  history,
  marginTable,
};
