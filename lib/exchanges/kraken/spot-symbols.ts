import type { Instrument } from '../../market/instrument';
import type { VenueDefaults } from '../venue-defaults';
import { krakenName, usualName } from './assets';

export const VENUE = 'kraken-spot';

const defaultInstrument: Instrument = {
  venue: VENUE,
  symbol: 'BTC/USD',
  base: 'BTC',
  quote: 'USD',
  contract: 'spot',
  perpetual: true,
  contractSize: 1,
  priceStep: { units: 1, decimals: 1 },
  sizeStep: { units: 1, decimals: 8 },
};

export const defaults: VenueDefaults = { defaultInstrument };

/** The symbol of a pair as REST and the protocol before v2 write it: `XBT/USD`. */
export const symbolOf = (pair: string) => pair.split('/').map(usualName).join('/');

/** The name that REST takes for a symbol: `XBTUSD`. */
export const pairOf = (symbol: string) => symbol.split('/').map(krakenName).join('');

/** Oldest names carry a letter for the class of asset: `XXBTZUSD`. */
const CLASSED = /^X([A-Z]{3})([XZ])([A-Z]{3})$/;
const JOINED = /^([A-Z0-9.]+?)(USDT|USDC|USDG|DAI|USD|EUR|GBP|CAD|CHF|JPY|AUD|XBT|ETH)$/;

/** The symbol of a REST result's key, `XXBTZUSD` or `XBTUSDT`; undefined when the key does not show its two assets. */
export function symbolOfKey(key: string): string | undefined {
  const classed = CLASSED.exec(key);
  const [base, quote] = classed ? [classed[1], classed[3]] : (JOINED.exec(key)?.slice(1) ?? []);
  return base === undefined || quote === undefined ? undefined : symbolOf(`${base}/${quote}`);
}
