import { exchangeSite } from './exchange-site';
import { readInstrument } from './symbol/instrument-name';

/** `BTC-PERPETUAL` is quoted in dollars. Addresses as in public links; the chart object is unverified. */
export const deribit = exchangeSite({
  id: 'deribit',
  exchange: 'Deribit',
  matches: ['https://www.deribit.com/*'],
  chartingLibrary: true,
  pages: [
    { path: /^\/futures\/([A-Z0-9_]+-PERPETUAL)$/i },
    { path: /^\/spot\/([A-Z0-9]+_[A-Z0-9]+)$/i, contract: 'spot' },
  ],
  instrument: (name) => readInstrument(name, 'USD'),
});
