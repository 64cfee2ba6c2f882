import type { Instrument } from '../../market/instrument';
import { FUNDING_WEIGHT } from '../binance/history';
import { readInstruments } from '../binance/instruments';
import { fundingIntervals } from '../binance/rest-bodies';
import type { Rest } from '../exchange';
import { API } from './feed';

export const defaultInstrument: Instrument = {
  venue: 'aster',
  symbol: 'BTCUSDT',
  base: 'BTC',
  quote: 'USDT',
  contract: 'linear',
  perpetual: true,
  contractSize: 1,
  priceStep: { units: 1, decimals: 1 },
  sizeStep: { units: 1, decimals: 3 },
};

export async function instruments(rest: Rest): Promise<readonly Instrument[]> {
  const intervals = await rest({ url: `${API}/fundingInfo`, weight: FUNDING_WEIGHT });
  const body = await rest({ url: `${API}/exchangeInfo`, weight: 1 });
  return readInstruments(body, 'aster', 'linear', fundingIntervals(intervals));
}
