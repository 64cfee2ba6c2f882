import { describe } from 'vitest';
import { krakenFutures, krakenSpot } from '../../../lib/exchanges/kraken';
import { describeLocal } from '../describe-local';
import { kraken } from './kraken';

describe('futures', () => {
  describeLocal(krakenFutures, kraken, {
    symbol: 'PF_XBTUSD',
    types: ['book', 'trade', 'liquidation', 'mark', 'funding', 'openInterest'],
  });
});

describe('spot', () => {
  describeLocal(krakenSpot, kraken, { symbol: 'BTC/USD', types: ['book', 'trade'] });
});
