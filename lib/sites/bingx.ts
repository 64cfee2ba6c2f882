import { exchangeSite } from './exchange-site';

/** Addresses as in public links, with and without a dash; the chart object is unverified. */
export const bingx = exchangeSite({
  id: 'bingx',
  exchange: 'BingX',
  matches: ['https://bingx.com/*'],
  chartingLibrary: true,
  pages: [
    { path: /^\/perpetual\/([A-Z0-9]+-?[A-Z0-9]+)$/i, contract: 'perpetual' },
    { path: /^\/spot\/([A-Z0-9]+-?[A-Z0-9]+)$/i, contract: 'spot' },
  ],
});
