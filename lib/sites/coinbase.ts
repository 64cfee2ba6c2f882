import { exchangeSite } from './exchange-site';
import { readInstrument } from './symbol/instrument-name';

/** Advanced Trade. `BTC-PERP-INTX` is quoted in USDC. Addresses as in documentation and public links. */
export const coinbase = exchangeSite({
  id: 'coinbase',
  exchange: 'Coinbase',
  matches: ['https://www.coinbase.com/*'],
  pages: [
    { path: /^\/advanced-trade\/perpetuals\/([A-Z0-9-]+)$/i, contract: 'perpetual' },
    { path: /^\/advanced-trade\/(?:spot\/)?([A-Z0-9]+-[A-Z0-9]+)$/i, contract: 'spot' },
  ],
  instrument: (name) => readInstrument(name, 'USDC'),
});
