import { exchangeSite } from './exchange-site';
import { readInstrument } from './symbol/instrument-name';

/** Addresses as in public links; that the chart object is within reach is unverified. */
export const bitget = exchangeSite({
  id: 'bitget',
  exchange: 'Bitget',
  matches: ['https://www.bitget.com/*'],
  chartingLibrary: true,
  pages: [
    { path: /^\/(?:futures|mix)\/(?:usdt|usdc|usd)\/([A-Z0-9]+)$/i, contract: 'perpetual' },
    { path: /^\/spot\/([A-Z0-9]+)$/i, contract: 'spot' },
  ],
  instrument: (name) => readInstrument(name, 'USDC'),
});
