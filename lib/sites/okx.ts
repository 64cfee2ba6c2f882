import { exchangeSite } from './exchange-site';

/** Addresses as in public links and documentation; that the chart object is within reach is unverified. */
export const okx = exchangeSite({
  id: 'okx',
  exchange: 'OKX',
  matches: ['https://www.okx.com/*', 'https://my.okx.com/*', 'https://app.okx.com/*', 'https://tr.okx.com/*'],
  chartingLibrary: true,
  pages: [
    // Links to perpetuals are seen under both sections; what has no `-swap` there is a dated future.
    { path: /^\/trade-(?:swap|futures)\/([a-z0-9]+-[a-z]+-swap)$/i },
    { path: /^\/trade-spot\/([a-z0-9]+-[a-z0-9]+)$/i, contract: 'spot' },
  ],
});
