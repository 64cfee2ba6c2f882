import { exchangeSite } from './exchange-site';
import { readInstrument } from './symbol/instrument-name';

/** Addresses as in public links; the regional hosts are those of the API documentation, their pages unverified. */
export const bybit = exchangeSite({
  id: 'bybit',
  exchange: 'Bybit',
  matches: [
    'https://www.bybit.com/*',
    'https://www.bybit.eu/*',
    'https://www.bybit.nl/*',
    'https://www.bybit.kz/*',
    'https://www.bybit.tr/*',
    'https://www.bybit.ae/*',
    'https://www.bybit.id/*',
    'https://www.bybitgeorgia.ge/*',
  ],
  chartingLibrary: true,
  pages: [
    { path: /^\/trade\/(?:usdt|inverse)\/([A-Z0-9]+)$/i, contract: 'perpetual' },
    { path: /^\/trade\/futures\/usdc\/([A-Z0-9-]+)$/i, contract: 'perpetual' },
    { path: /^\/trade\/spot\/([A-Z0-9]+\/[A-Z0-9]+)$/i, contract: 'spot' },
  ],
  instrument: (name) => readInstrument(name, 'USDC'),
});
