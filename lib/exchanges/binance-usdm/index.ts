import { scanBinanceDepth } from '../binance/depth-scan';
import { usdmMarginTable } from '../binance/margin-tables';
import { fetchDepth } from '../binance/seed';
import { followChain } from '../continuity';
import type { Exchange } from '../exchange';
import { API, sockets } from './feed';
import { history, openInterestPoll } from './history';
import { defaultInstrument, instruments } from './instruments';
import { createMapper } from './mapper';

export const binanceUsdm: Exchange = {
  id: 'binance-usdm',
  contract: 'linear',
  defaults: { defaultInstrument },
  // At most the newest order of a symbol in each second.
  liquidations: 'sampled',
  hosts: ['fapi.binance.com', 'fstream.binance.com'],
  // One pool with COIN-M, by address: at the runtime's 30 % of each, both stay below it together.
  limits: [{ host: 'fapi.binance.com', weight: 2400, perMs: 60_000 }],
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
  marginTable: usdmMarginTable,
};
