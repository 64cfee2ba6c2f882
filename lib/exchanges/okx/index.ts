import { followLink } from '../continuity';
import type { Exchange } from '../exchange';
import { verifyChecksum } from './checksum';
import { demand, resubscribe, spotSockets, swapSockets } from './feed';
import { candles, LIMIT, swapHistory } from './history';
import { pairs, swaps } from './instruments';
import { createMapper } from './mapper';
import { marginTable } from './margin-table';
import { spotMarket, swapMarket } from './symbols';

const common = {
  hosts: ['www.okx.com', 'ws.okx.com'],
  limits: [{ host: 'www.okx.com', weight: LIMIT, perMs: 2000 }],
  // Deeper books are for those who trade much and log in.
  book: { seed: 'stream', resubscribe, accept: followLink, levels: 400, verify: verifyChecksum },
  demand,
  createMapper,
  // Open interest, funding and mark are pushed.
  polls: [],
} as const satisfies Partial<Exchange>;

/** Perpetuals margined in USDT, USDC and, as inverse contracts, in their coins. */
export const okxSwap: Exchange = {
  ...common,
  id: 'okx-swap',
  contract: 'linear',
  defaults: swapMarket,
  // At most one order of a contract in each second.
  liquidations: 'sampled',
  sockets: swapSockets,
  instruments: swaps,
  history: swapHistory,
  marginTable,
};

export const okxSpot: Exchange = {
  ...common,
  id: 'okx-spot',
  contract: 'spot',
  defaults: spotMarket,
  liquidations: 'none',
  sockets: spotSockets,
  instruments: pairs,
  history: { candles },
};
