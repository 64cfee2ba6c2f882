import { exchangeSite } from './exchange-site';

/** Addresses as in public links, on the present host and the one before; the chart object is unverified. */
export const gate = exchangeSite({
  id: 'gate',
  exchange: 'Gate',
  matches: ['https://www.gate.com/*', 'https://www.gate.io/*'],
  chartingLibrary: true,
  pages: [
    { path: /^\/futures(?:_trade)?\/(?:USDT|BTC)\/([A-Z0-9]+_[A-Z0-9]+)$/i, contract: 'perpetual' },
    { path: /^\/trade\/([A-Z0-9]+_[A-Z0-9]+)$/i, contract: 'spot' },
  ],
});
