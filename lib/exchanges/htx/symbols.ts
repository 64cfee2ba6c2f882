import { type Instrument, wireToBase } from '../../market/instrument';
import type { MapperContext } from '../exchange';
import { DEFAULT_FUNDING_HOURS, fundingHoursOf } from '../funding-hours';
import type { VenueDefaults } from '../venue-defaults';
import { inverseContractSize, linearContractSize } from './contract-sizes';

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

/** `BTC-USDT`, and with a delivery date `BTC-USDT-220325` or `BTC-USDT-CQ`. */
const LINEAR = /^([A-Z0-9]+)-USDT(-\d{6}|-[CN][WQ])?$/;
/** `BTC-USD`, and with a delivery date `BTC_CQ` or `BTC220624`. */
const INVERSE = /^([A-Z0-9]+?)(-USD|_[CN][WQ]|\d{6})$/;

export const defaults: VenueDefaults = {
  defaultInstrument,
  contractSize: (symbol) => documented(symbol)?.contractSize ?? NaN,
};

/** Undefined for options and for the spot market, which are written `BTC-USDT-210326-C-32000` and `btcusdt`. */
function documented(symbol: string): Pick<Instrument, 'contract' | 'contractSize'> | undefined {
  const linear = LINEAR.exec(symbol)?.[1];
  if (linear !== undefined) return { contract: 'linear', contractSize: linearContractSize(linear) };
  const inverse = INVERSE.exec(symbol)?.[1];
  return inverse === undefined
    ? undefined
    : { contract: 'inverse', contractSize: inverseContractSize(inverse) };
}

/** The contract behind a symbol; undefined for those of another category. */
export function contractOf(symbol: string, { instruments }: Pick<MapperContext, 'instruments'>) {
  const known = instruments.get(symbol);
  const contract = known ?? documented(symbol);
  if (!contract) return undefined;
  const { contract: kind, contractSize } = contract;
  return {
    symbol,
    contract: kind,
    contractSize,
    fundingHours: fundingHoursOf(known),
  } satisfies Contract;
}

/** Base units of a number of contracts. */
export const toBase = (contract: Contract) => (size: number, price: number) =>
  wireToBase(size, price, contract);
