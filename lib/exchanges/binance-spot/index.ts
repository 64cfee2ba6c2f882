import { scanBinanceDepth } from '../binance/depth-scan';
import { fetchDepth } from '../binance/seed';
import { followRange } from '../continuity';
import type { Exchange } from '../exchange';
import { API, sockets } from './feed';
import { history } from './history';
import { defaultInstrument, instruments } from './instruments';
import { createMapper } from './mapper';

export const binanceSpot: Exchange = {
  id: 'binance-spot',
  contract: 'spot',
  defaults: { defaultInstrument },
  liquidations: 'none',
  hosts: ['data-api.binance.vision', 'data-stream.binance.vision'],
  limits: [{ host: 'data-api.binance.vision', weight: 6000, perMs: 60_000 }],
  book: {
    seed: 'rest',
    fetchSeed: fetchDepth({ api: API, limit: 5000, weight: 250 }),
    accept: followRange,
    scan: scanBinanceDepth,
  },
  sockets,
  createMapper,
  polls: [],
  instruments,
  history,
};
