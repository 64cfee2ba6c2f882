import { candleHistory } from '../binance/history';
import type { History } from '../exchange';
import { API } from './feed';
import { market } from './instruments';

export const history: History = {
  candles: candleHistory(market, {
    api: API,
    candles: { limit: 1000, weight: 2, longestMs: Infinity },
  }),
};
