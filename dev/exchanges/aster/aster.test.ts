import { aster as adapter } from '../../../lib/exchanges/aster';
import { describeLocal } from '../describe-local';
import { aster } from './aster';

describeLocal(adapter, aster, {
  symbol: 'BTCUSDT',
  types: ['book', 'trade', 'liquidation', 'mark', 'funding', 'candle'],
  levels: 500,
});
