import { bitgetSpot, bitgetUsdt } from '../../../lib/exchanges/bitget';
import { describeLocal } from '../describe-local';
import { bitget } from './bitget';

describeLocal(bitgetUsdt, bitget, {
  symbol: 'BTCUSDT',
  types: ['book', 'trade', 'liquidation', 'mark', 'funding', 'openInterest', 'candle'],
  levels: 100,
});
describeLocal(bitgetSpot, bitget, { symbol: 'BTCUSDT', types: ['book', 'trade', 'candle'], levels: 100 });
