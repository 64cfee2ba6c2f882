import { candleHistory } from '../binance/history';
import type { History } from '../exchange';
import { API } from './feed';

export const history: History = {
  candles: candleHistory({
    api: API,
    candles: { limit: 1000, weight: () => 2, longestMs: Infinity },
  }),
};
