import { exchangeSite } from './exchange-site';

/** Addresses as in public links; the chart object is unverified. */
export const aster = exchangeSite({
  id: 'aster',
  exchange: 'Aster',
  matches: ['https://www.asterdex.com/*'],
  chartingLibrary: true,
  pages: [
    { path: /^\/(?:trade\/[a-z]+\/)?futures\/(?:v1\/)?([A-Z0-9]+)$/i, contract: 'perpetual' },
    { path: /^\/(?:trade\/[a-z]+\/)?spot\/([A-Z0-9]+)$/i, contract: 'spot' },
  ],
});
