import type { Exchange } from '../exchange';
import { followCount } from './continuity';
import { scanBybitDepth } from './depth-scan';
import { resubscribe, sockets } from './feed';
import { history } from './history';
import { instruments } from './instruments';
import { createMapper } from './mapper';
import { defaults } from './symbols';

export const bybitLinear: Exchange = {
  id: 'bybit-linear',
  contract: 'linear',
  defaults,
  // Every one of them, in batches of half a second.
  liquidations: 'batched',
  hosts: ['api.bybit.com', 'stream.bybit.com'],
  limits: [{ host: 'api.bybit.com', weight: 600, perMs: 5000 }],
  book: { seed: 'stream', resubscribe, accept: followCount, scan: scanBybitDepth },
  sockets,
  createMapper,
  // The ticker stream carries open interest and funding.
  polls: [],
  instruments,
  history,
};
