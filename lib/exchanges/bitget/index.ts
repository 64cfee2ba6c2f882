import { followGrowingLink } from '../continuity';
import type { Exchange } from '../exchange';
import { verifyChecksum } from './checksum';
import { demand, resubscribe, sockets } from './feed';
import { historyOf } from './history';
import { instruments } from './instruments';
import { createMapper } from './mapper';
import { marginTable } from './margin-table';
import { type BitgetMarket, spot, usdtFutures } from './market';

/** What both markets have in common: one API for all of them. */
const shared = (market: BitgetMarket) =>
  ({
    id: market.venue,
    contract: market.defaultInstrument.contract,
    defaults: market,
    hosts: ['api.bitget.com', 'ws.bitget.com'],
    limits: [{ host: 'api.bitget.com', weight: 20, perMs: 1000 }],
    // The checksum is that of the protocols before v3, which has none.
    book: {
      seed: 'stream',
      resubscribe: resubscribe(market),
      accept: followGrowingLink,
      verify: verifyChecksum,
    },
    sockets: sockets(market),
    demand,
    createMapper: createMapper(market),
    // The ticker stream carries open interest, funding and mark.
    polls: [],
    instruments: instruments(market),
    history: historyOf(market),
  }) satisfies Partial<Exchange>;

export const bitgetUsdt: Exchange = {
  ...shared(usdtFutures),
  // Of each contract and second the largest of either side.
  liquidations: 'sampled',
  marginTable: marginTable(usdtFutures),
};

export const bitgetSpot: Exchange = { ...shared(spot), liquidations: 'none' };
