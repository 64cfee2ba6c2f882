import { followNumbers } from '../continuity';
import type { Exchange } from '../exchange';
import { resubscribe, sockets } from './feed';
import { history } from './history';
import { instruments } from './instruments';
import { createMapper } from './mapper';
import { defaults, VENUE } from './symbols';

export const coinbase: Exchange = {
  id: VENUE,
  contract: 'spot',
  defaults,
  liquidations: 'none',
  hosts: ['api.exchange.coinbase.com', 'ws-feed.exchange.coinbase.com'],
  limits: [{ host: 'api.exchange.coinbase.com', weight: 10, perMs: 1000 }],
  book: { seed: 'stream', resubscribe, accept: followNumbers },
  sockets,
  createMapper,
  polls: [],
  instruments,
  history,
};
