import { type Instrument, wireToBase } from '../../market/instrument';
import type { MapperContext } from '../exchange';
import { DEFAULT_FUNDING_HOURS, fundingHoursOf } from '../funding-hours';
import type { VenueDefaults } from '../venue-defaults';

export const VENUE = 'htx-linear';

const defaultInstrument: Instrument = {
  venue: VENUE,
  symbol: 'BTC-USDT',
  base: 'BTC',
  quote: 'USDT',
  contract: 'linear',
  perpetual: true,
  contractSize: 0.001,
  priceStep: { units: 1, decimals: 1 },
  sizeStep: { units: 1, decimals: 0 },
  fundingHours: DEFAULT_FUNDING_HOURS,
};

/** What sizes of a symbol are counted in. */
export interface Contract extends Pick<Instrument, 'contract' | 'contractSize'> {
  readonly symbol: string;
  readonly fundingHours: number;
}

export const defaults: VenueDefaults = { defaultInstrument };

/** The contract behind a symbol; undefined for those of another category. */
export function contractOf(symbol: string, { instruments }: Pick<MapperContext, 'instruments'>) {
  const instrument = instruments.get(symbol);
  return instrument && ({ ...instrument, fundingHours: fundingHoursOf(instrument) } satisfies Contract);
}

/** Base units of a number of contracts. */
export const toBase = (contract: Contract) => (size: number, price: number) =>
  wireToBase(size, price, contract);
