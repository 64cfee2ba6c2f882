import { cryptocom as exchange } from '../../../lib/exchanges/cryptocom';
import { describeLocal } from '../describe-local';
import { cryptocom } from './cryptocom';

describeLocal(exchange, cryptocom, {
  symbol: 'BTCUSD-PERP',
  types: ['book', 'trade', 'mark', 'funding', 'openInterest', 'candle'],
  levels: 50,
});
