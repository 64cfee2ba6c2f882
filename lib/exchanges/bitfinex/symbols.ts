import type { ContractKind, Instrument } from '../../market/instrument';
import type { VenueDefaults } from '../venue-defaults';

export const VENUE = 'bitfinex';

export const FUNDING_HOURS = 8;

/** Sizes are written with this many decimals. */
export const SIZE_DECIMALS = 8;

const defaultInstrument: Instrument = {
  venue: VENUE,
  symbol: 'tBTCF0:USTF0',
  base: 'BTC',
  quote: 'USDT',
  contract: 'linear',
  perpetual: true,
  contractSize: 1,
  priceStep: { units: 1, decimals: 1 },
  sizeStep: { units: 1, decimals: SIZE_DECIMALS },
  fundingHours: FUNDING_HOURS,
};

/** Sizes are base units, of spot pairs and of perpetuals. */
export const defaults: VenueDefaults = { defaultInstrument };

/** Both assets of a perpetual end so: `BTCF0:USTF0`. */
const PERPETUAL = /F0$/;

/** Trading pairs; the others, `fUSD`, are of the lending market. */
export const isPair = (symbol: string) => symbol.startsWith('t');

export const contractOf = (symbol: string): ContractKind => (PERPETUAL.test(symbol) ? 'linear' : 'spot');

const NAMES: ReadonlyMap<string, string> = new Map([
  ['UST', 'USDT'],
  ['UDC', 'USDC'],
]);

/** Base and quote of `tBTCUSD`, `tAVAX:USD` or `tBTCF0:USTF0`; undefined when the symbol is not built that way. */
export function assetsOf(symbol: string): { readonly base: string; readonly quote: string } | undefined {
  const [, base, quote] = /^t(.{3,}):(.{3,})$/.exec(symbol) ?? /^t(.{3})(.{3})$/.exec(symbol) ?? [];
  return base === undefined || quote === undefined
    ? undefined
    : { base: usualName(base), quote: usualName(quote) };
}

function usualName(asset: string): string {
  const name = asset.replace(PERPETUAL, '');
  return NAMES.get(name) ?? name;
}
