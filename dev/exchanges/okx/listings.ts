import { type InstrumentSpec, priceText, sizeText } from '../../simulator/venue-market';
import type { Listing } from '../local-venue';

/** A lot of 0.001 coins is a tenth or a hundredth of a contract. */
export const SWAPS: Listing = {
  BTC: {
    symbol: 'BTC-USDT-SWAP',
    base: 'BTC',
    quote: 'USDT',
    ticksPerUnit: 10,
    lotsPerUnit: 1000,
    priceDecimals: 1,
    sizeDecimals: 1,
    wireLot: 0.1,
  },
  ETH: {
    symbol: 'ETH-USDT-SWAP',
    base: 'ETH',
    quote: 'USDT',
    ticksPerUnit: 100,
    lotsPerUnit: 1000,
    priceDecimals: 2,
    sizeDecimals: 2,
    wireLot: 0.01,
  },
};

export const PAIRS: Listing = {
  BTC: {
    symbol: 'BTC-USDT',
    base: 'BTC',
    quote: 'USDT',
    ticksPerUnit: 10,
    lotsPerUnit: 1000,
    priceDecimals: 1,
    sizeDecimals: 3,
  },
  ETH: {
    symbol: 'ETH-USDT',
    base: 'ETH',
    quote: 'USDT',
    ticksPerUnit: 100,
    lotsPerUnit: 1000,
    priceDecimals: 2,
    sizeDecimals: 3,
  },
};

export const typeOf = (symbol: string) => (symbol.endsWith('-SWAP') ? 'SWAP' : 'SPOT');

/** Coins in one contract. */
export const contractSize = ({ lotsPerUnit, wireLot }: InstrumentSpec) =>
  wireLot === undefined ? 1 : 1 / (lotsPerUnit * wireLot);

/** The venue writes numbers without trailing zeros. */
const trimmed = (text: string) => String(Number(text));

export const px = (tick: number, instrument: InstrumentSpec) => trimmed(priceText(tick, instrument));

export const sz = (lots: number, instrument: InstrumentSpec) => trimmed(sizeText(lots, instrument));

/** The entry of `/public/instruments`. */
export function listing(instrument: InstrumentSpec) {
  const { symbol, base, quote } = instrument;
  const steps = {
    tickSz: px(1, instrument),
    lotSz: sz(1, instrument),
    minSz: sz(1, instrument),
    state: 'live',
  };
  if (typeOf(symbol) === 'SPOT')
    return {
      instType: 'SPOT',
      instId: symbol,
      baseCcy: base,
      quoteCcy: quote,
      ctVal: '',
      ctType: '',
      ...steps,
    };
  return {
    instType: 'SWAP',
    instId: symbol,
    instFamily: symbol.replace(/-SWAP$/, ''),
    uly: symbol.replace(/-SWAP$/, ''),
    baseCcy: '',
    quoteCcy: '',
    settleCcy: quote,
    ctVal: trimmed(contractSize(instrument).toFixed(8)),
    ctMult: '1',
    ctValCcy: base,
    ctType: 'linear',
    lever: '100',
    ...steps,
  };
}
