import type { ContractKind } from '../../market/instrument';
import { coinsInContract, dollarsInContract } from './contract-sizes';

/** What an `instId` says of itself: `BTC-USDT`, `BTC-USD-SWAP`, `BTC-USDT-220325`, `BTC-USD-220624-50000-C`. */
export interface Named {
  readonly base: string;
  readonly quote: string;
  /** Options and other things that are neither linear nor inverse have none. */
  readonly contract: ContractKind | undefined;
}

const LAST_PART = /^(SWAP|\d{6})$/;

export function readName(symbol: string): Named {
  const [base = '', quote = '', expiry, ...more] = symbol.split('-');
  return {
    base,
    quote,
    contract: more.length === 0 && base && quote ? contractOf(quote, expiry) : undefined,
  };
}

function contractOf(quote: string, expiry: string | undefined): ContractKind | undefined {
  if (expiry === undefined) return 'spot';
  if (!LAST_PART.test(expiry)) return undefined;
  return quote === 'USD' ? 'inverse' : 'linear';
}

/** The documented size of one contract of a symbol; undefined for a linear contract that is not known here. */
function documentedSize(symbol: string): number | undefined {
  const { base, quote, contract } = readName(symbol);
  if (contract === 'linear') return coinsInContract(base, quote);
  return contract === 'inverse' ? dollarsInContract(base) : 1;
}

/** As {@link documentedSize}, or NaN. */
export const contractSize = (symbol: string): number => documentedSize(symbol) ?? NaN;
