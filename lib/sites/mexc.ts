import { exchangeSite } from './exchange-site';

/** Addresses as in public links, of the present pages and of the futures host before; the chart object is unverified. */
export const mexc = exchangeSite({
  id: 'mexc',
  exchange: 'MEXC',
  matches: ['https://www.mexc.com/*', 'https://futures.mexc.com/*'],
  chartingLibrary: true,
  pages: [
    { path: /^\/futures\/([A-Z0-9]+_[A-Z0-9]+)$/i, contract: 'perpetual' },
    { host: 'futures.mexc.com', path: /^\/exchange\/([A-Z0-9]+_[A-Z0-9]+)$/i, contract: 'perpetual' },
    { host: 'www.mexc.com', path: /^\/exchange\/([A-Z0-9]+_[A-Z0-9]+)$/i, contract: 'spot' },
  ],
});
