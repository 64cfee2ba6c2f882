import type { Instrument } from '../../market/instrument';
import type { MapperContext } from '../exchange';
import type { VenueDefaults } from '../venue-defaults';

export const VENUE = 'bybit-linear';

const defaultInstrument: Instrument = {
  venue: VENUE,
  symbol: 'BTCUSDT',
  base: 'BTC',
  quote: 'USDT',
  contract: 'linear',
  perpetual: true,
  contractSize: 1,
  priceStep: { units: 1, decimals: 1 },
  sizeStep: { units: 1, decimals: 3 },
};

export const defaults: VenueDefaults = { defaultInstrument, contractSize: () => 1 };

export const DEFAULT_FUNDING_HOURS = 8;

const INVERSE = /USD([FGHJKMNQUVXZ]\d{2})?$/;
const OPTION = /-[CP](-USDT)?$/;

/** False for contracts of the other categories, whose sizes are in other units; the symbol alone tells them apart. */
export const isLinear = (symbol: string) => !INVERSE.test(symbol) && !OPTION.test(symbol);

/** The symbol of a body that names none. */
export function impliedSymbol({ instruments }: Pick<MapperContext, 'instruments'>): string {
  const [only] = instruments.keys();
  return instruments.size === 1 && only !== undefined ? only : defaultInstrument.symbol;
}
