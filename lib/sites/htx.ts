import { exchangeSite } from './exchange-site';

/** Addresses as in public links; the page of coin-margined swaps and the chart object are unverified. */
export const htx = exchangeSite({
  id: 'htx',
  exchange: 'HTX',
  matches: ['https://www.htx.com/*'],
  chartingLibrary: true,
  pages: [
    {
      path: /^\/futures\/(?:linear_swap|swap)\/exchange$/,
      parameter: 'contract_code',
      contract: 'perpetual',
    },
    { path: /^\/trade\/([a-z0-9]+_[a-z0-9]+)$/i, contract: 'spot' },
  ],
});
