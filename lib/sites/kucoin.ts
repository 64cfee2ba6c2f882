import { exchangeSite } from './exchange-site';
import { readInstrument } from './symbol/instrument-name';
import { splitPair } from './symbol/pair';
import type { Reading } from './symbol/reading';

/** Addresses as in public links, of the present pages and of the host before; the chart object is unverified. */
export const kucoin = exchangeSite({
  id: 'kucoin',
  exchange: 'KuCoin',
  matches: ['https://www.kucoin.com/*', 'https://futures.kucoin.com/*'],
  chartingLibrary: true,
  pages: [
    { path: /^\/(?:trade\/futures|futures\/trade|trade)\/([A-Z0-9]+M)$/i },
    { path: /^\/trade\/([A-Z0-9]+-[A-Z0-9]+)$/i, contract: 'spot' },
  ],
  instrument: readKucoin,
});

/** Perpetuals end in `M`: `XBTUSDTM`, `XBTUSDM`. */
function readKucoin(name: string): Reading | undefined {
  const [, perpetual] = /^([A-Z0-9]+USD[TC]?)M$/i.exec(name) ?? [];
  if (perpetual === undefined) return readInstrument(name);
  const pair = splitPair(perpetual);
  return pair && { pair, contract: 'perpetual' };
}
