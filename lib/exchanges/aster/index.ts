import { scanBinanceDepth } from '../binance/depth-scan';
import { flatMarginTable } from '../binance/margin-tables';
import { fetchDepth } from '../binance/seed';
import { followChain } from '../continuity';
import type { Exchange } from '../exchange';
import { API, sockets } from './feed';
import { history, openInterestPoll } from './history';
import { defaultInstrument, instruments } from './instruments';
import { createMapper } from './mapper';

/** A decentralised exchange that speaks the protocol of Binance USD-M. */
export const aster: Exchange = {
  id: 'aster',
  contract: 'linear',
  defaults: { defaultInstrument },
  // At most the newest order of a symbol in each second.
  liquidations: 'sampled',
  hosts: ['fapi.asterdex.com', 'fstream.asterdex.com'],
  limits: [{ host: 'fapi.asterdex.com', weight: 2400, perMs: 60_000 }],
  book: {
    seed: 'rest',
    fetchSeed: fetchDepth({ api: API, limit: 1000, weight: 20 }),
    accept: followChain,
    scan: scanBinanceDepth,
  },
  sockets,
  createMapper,
  polls: [openInterestPoll],
  instruments,
  history,
  marginTable: flatMarginTable,
};
