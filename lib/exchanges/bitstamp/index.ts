import type { Exchange } from '../exchange';
import { followTime } from './continuity';
import { API, demand, sockets } from './feed';
import { history } from './history';
import { instruments } from './instruments';
import { createMapper } from './mapper';
import { orderBook } from './rest-bodies';
import { defaults, VENUE } from './symbols';

export const bitstamp: Exchange = {
  id: VENUE,
  contract: 'spot',
  defaults,
  liquidations: 'none',
  hosts: ['www.bitstamp.net', 'ws.bitstamp.net'],
  // 10,000 in ten minutes and 400 in a second: at this pace both are kept.
  limits: [{ host: 'www.bitstamp.net', weight: 400, perMs: 24_000 }],
  book: {
    seed: 'rest',
    // Orders of one price added up.
    fetchSeed: async (rest, { symbol }) =>
      orderBook(await rest({ url: `${API}/order_book/${symbol}/?group=1`, weight: 1 }), symbol),
    accept: followTime,
  },
  sockets,
  demand,
  createMapper,
  polls: [],
  instruments,
  history,
};
