import { candleHistory, fundingHistory, futuresBarsWeight, openInterestHistory } from '../binance/history';
import { openInterest } from '../binance/rest-bodies';
import type { History, Poll } from '../exchange';
import { fields } from '../fields';
import { API } from './feed';

const paths = { api: API, candles: { limit: 1500, weight: futuresBarsWeight, longestMs: Infinity } };

export const history: History = {
  candles: candleHistory(paths),
  funding: fundingHistory(paths),
  openInterest: openInterestHistory(
    'https://fapi.binance.com/futures/data/openInterestHist',
    ({ symbol }) => ({ symbol }),
  ),
};

/** No stream carries open interest; the venue renews it about every 20 s. */
export const openInterestPoll: Poll = {
  name: 'openInterest',
  everyMs: 15_000,
  async run(rest, instrument) {
    const query = new URLSearchParams({ symbol: instrument.symbol });
    const body = await rest({ url: `${API}/openInterest?${query}`, weight: 1 });
    return [openInterest(fields(body, 'openInterest'), instrument, 1, Date.now())];
  },
};
