import { splitPair } from './pair';
import type { PageSymbol, Site } from './site';
import { findTicker, parseTicker } from './ticker';
import { trustedSymbol } from './trusted-symbol';

const LINEAR = /\/trade\/usdt\/([A-Z0-9]+)$/;
const INVERSE = /\/trade\/inverse\/([A-Z0-9]+)$/;
const SPOT = /\/trade\/spot\/([A-Z0-9]+\/[A-Z0-9]+)$/;

export const bybit: Site = {
  id: 'bybit',
  name: 'Bybit',
  matches: [
    'https://www.bybit.com/*',
    'https://www.bybit.eu/*',
    'https://www.bybit.kz/*',
    'https://www.bybit.nl/*',
  ],
  symbol: ({ chartSymbol = '', legend = '', url, title }) =>
    trustedSymbol([
      parseTicker(chartSymbol),
      findTicker(legend),
      symbolInPath(url.pathname),
      findTicker(title),
    ]),
};

/** Inverse contracts and spot pairs are named without a venue, since we do not read those of Bybit. */
function symbolInPath(path: string): PageSymbol | undefined {
  const linear = splitPair(LINEAR.exec(path)?.[1] ?? '');
  if (linear) return { ...linear, venue: 'bybit-linear' };
  return splitPair((INVERSE.exec(path) ?? SPOT.exec(path))?.[1] ?? '');
}
