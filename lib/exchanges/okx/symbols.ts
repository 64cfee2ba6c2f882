import { type ContractKind, type Instrument, wireToBase } from '../../market/instrument';
import type { MapperContext } from '../exchange';
import { DEFAULT_FUNDING_HOURS } from '../funding-hours';
import type { VenueDefaults } from '../venue-defaults';
import { coinsInContract, dollarsInContract } from './contract-sizes';

/** What sets the swaps and the spot pairs apart for one and the same reading of messages. */
export interface OkxMarket extends VenueDefaults {
  readonly venue: 'okx-swap' | 'okx-spot';
}

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

const contractSize = (symbol: string) => documentedSize(symbol) ?? NaN;

export const swapMarket: OkxMarket = {
  venue: 'okx-swap',
  defaultInstrument: {
    venue: 'okx-swap',
    symbol: 'BTC-USDT-SWAP',
    base: 'BTC',
    quote: 'USDT',
    contract: 'linear',
    perpetual: true,
    contractSize: 0.01,
    priceStep: { units: 1, decimals: 1 },
    sizeStep: { units: 1, decimals: 2 },
  },
  contractSize,
};

export const spotMarket: OkxMarket = {
  venue: 'okx-spot',
  defaultInstrument: {
    venue: 'okx-spot',
    symbol: 'BTC-USDT',
    base: 'BTC',
    quote: 'USDT',
    contract: 'spot',
    perpetual: true,
    contractSize: 1,
    priceStep: { units: 1, decimals: 1 },
    sizeStep: { units: 1, decimals: 8 },
  },
  contractSize,
};

/** What is known of the symbol that a message is about. */
export interface Subject {
  readonly venue: OkxMarket['venue'];
  readonly symbol: string;
  readonly contract: ContractKind;
  readonly fundingHours: number;
  /** False where nobody has told how much a contract is: its sizes cannot be told in coins. */
  readonly sized: boolean;
  /** Base units of a size as it stands on the wire. */
  readonly toBase: (size: number, price: number) => number;
}

export function subjectOf(
  { venue }: OkxMarket,
  { symbol, contract, contractSize: size, fundingHours = DEFAULT_FUNDING_HOURS }: Instrument,
): Subject {
  const instrument = { contract, contractSize: size };
  return {
    venue,
    symbol,
    contract,
    fundingHours,
    sized: !Number.isNaN(size),
    toBase: (wireSize, price) => wireToBase(wireSize, price, instrument),
  };
}

/** The subject of a symbol's messages, by the venue's instruments where they are known; undefined for other markets'. */
export function findSubject(
  market: OkxMarket,
  { instruments }: Pick<MapperContext, 'instruments'>,
  symbol: string,
): Subject | undefined {
  const known = instruments.get(symbol);
  if (known) return subjectOf(market, known);
  const { contract } = readName(symbol);
  if (contract === undefined || (contract === 'spot') !== (market.venue === 'okx-spot')) return undefined;
  return subjectOf(market, {
    ...market.defaultInstrument,
    symbol,
    contract,
    contractSize: contractSize(symbol),
  });
}

/** What swaps of one underlying and margin share: `BTC-USDT` of `BTC-USDT-SWAP`. */
export const familyOf = (symbol: string) => symbol.split('-').slice(0, 2).join('-');
