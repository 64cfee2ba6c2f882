import { exchangeSite } from './exchange-site';

/** Addresses as in public links and documentation; that the chart object is within reach is unverified. */
export const binance = exchangeSite({
  id: 'binance',
  exchange: 'Binance',
  matches: ['https://www.binance.com/*'],
  chartingLibrary: true,
  pages: [
    { path: /^\/futures\/([A-Z0-9]+)$/i, contract: 'perpetual' },
    { path: /^\/delivery\/([A-Z0-9]+_perp(?:etual)?)$/i },
    { path: /^\/trade\/([A-Z0-9]+_[A-Z0-9]+)$/i, contract: 'spot' },
  ],
});
