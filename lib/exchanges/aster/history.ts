import { candleHistory, fundingHistory, futuresBarsWeight } from '../binance/history';
import { openInterest } from '../binance/rest-bodies';
import type { History, Poll } from '../exchange';
import { fields } from '../fields';
import { API } from './feed';

const paths = { api: API, candles: { limit: 1500, weight: futuresBarsWeight, longestMs: Infinity } };

/** The venue keeps no history of open interest. */
export const history: History = {
  candles: candleHistory(paths),
  funding: fundingHistory(paths),
};

/** Not documented by the venue, but there; no stream carries it. */
export const openInterestPoll: Poll = {
  name: 'openInterest',
  everyMs: 30_000,
  async run(rest, instrument) {
    const query = new URLSearchParams({ symbol: instrument.symbol });
    const body = await rest({ url: `${API}/openInterest?${query}`, weight: 1 });
    return [openInterest(fields(body, 'openInterest'), instrument, 1, Date.now())];
  },
};
