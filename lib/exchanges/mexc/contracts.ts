import { type ContractKind, type Instrument, wireToBase } from '../../market/instrument';
import { sizeTable } from '../size-table';

export const VENUE = 'mexc-futures';

/** Most contracts settle three times a day; the pushes do not say how often. */
export const DEFAULT_FUNDING_HOURS = 8;

/** `contractSize` of well-known contracts by their base, as listed in 2026-08; the others are asked for. */
const SIZES = sizeTable([
  [0.0001, 'BTC'],
  [0.01, 'ETH BNB LTC BCH TAO'],
  [0.1, 'SOL AVAX LINK HYPE UNI ATOM DOT'],
  [10, 'TRX ONDO GALA JUP PENGU'],
  [100, 'DOGE'],
]);

/** Contracts settled in coins end in dollars: `BTC_USD`. */
const isInverse = (symbol: string) => symbol.endsWith('_USD');

/** One contract of a symbol: base units, or for inverse ones 100 US dollars of Bitcoin and 10 of the others. */
export function contractSize(symbol: string): number {
  const base = symbol.split('_')[0] ?? '';
  if (isInverse(symbol)) return base === 'BTC' ? 100 : 10;
  return SIZES.get(base) ?? 1;
}

/** What a message is about, and what its sizes are worth. */
export interface Subject {
  readonly symbol: string;
  readonly contract: ContractKind;
  readonly fundingHours: number;
  readonly toBase: (size: number, price: number) => number;
}

/** A contract as it was listed, else as its name says. */
export function subjectOf(symbol: string, listed: Instrument | undefined): Subject {
  const unit = listed ?? {
    contract: isInverse(symbol) ? ('inverse' as const) : ('linear' as const),
    contractSize: contractSize(symbol),
  };
  return {
    symbol,
    contract: unit.contract,
    fundingHours: listed?.fundingHours ?? DEFAULT_FUNDING_HOURS,
    toBase: (size, price) => wireToBase(size, price, unit),
  };
}
