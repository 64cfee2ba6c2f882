import type { Instrument } from '../../market/instrument';
import { readInstruments } from '../binance/instruments';
import type { Rest } from '../exchange';
import { API } from './feed';

export const defaultInstrument: Instrument = {
  venue: 'binance-spot',
  symbol: 'BTCUSDT',
  base: 'BTC',
  quote: 'USDT',
  contract: 'spot',
  perpetual: true,
  contractSize: 1,
  priceStep: { units: 1, decimals: 2 },
  sizeStep: { units: 1, decimals: 5 },
};

export async function instruments(rest: Rest): Promise<readonly Instrument[]> {
  const body = await rest({ url: `${API}/exchangeInfo?permissions=SPOT`, weight: 20 });
  return readInstruments(body, 'binance-spot', 'spot');
}
