import { exchangeSite } from './exchange-site';
import { readInstrument } from './symbol/instrument-name';
import { splitPair } from './symbol/pair';
import type { Reading } from './symbol/reading';

/** Addresses as in public links; futures names in the chart are those of the API documentation, unverified there. */
export const kraken = exchangeSite({
  id: 'kraken',
  exchange: 'Kraken',
  matches: ['https://pro.kraken.com/*'],
  pages: [
    { path: /^\/app\/trade\/(futures-[a-z0-9-]+-perp)$/i },
    { path: /^\/app\/trade\/([a-z0-9]+-[a-z0-9]+)$/i, contract: 'spot' },
  ],
  instrument: readKraken,
});

/** `futures-xbt-usd-perp` (any collateral) and `futures-xbt-usd-cm-perp` (coin margined), in the API `PF_XBTUSD`, `PI_XBTUSD`. */
function readKraken(name: string): Reading | undefined {
  const [, futures, coinMargined] = /^futures-([a-z0-9]+-[a-z0-9]+)(-cm)?-perp$/i.exec(name) ?? [];
  const [, kind, symbol] = /^P([FI])_([A-Z0-9]+)$/i.exec(name) ?? [];
  const future = futures ?? symbol;
  if (future === undefined) return readInstrument(name);
  const pair = splitPair(future);
  const inverse = coinMargined !== undefined || kind?.toUpperCase() === 'I';
  return pair && { pair, contract: inverse ? 'inverse' : 'linear' };
}
