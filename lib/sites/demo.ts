import type { Site } from './site';
import { findTicker, parseTicker } from './ticker';
import { trustedSymbol } from './trusted-symbol';

/** The trading page of `npm run demo` and of the end-to-end tests, on this computer. */
export const demo: Site = {
  id: 'demo',
  name: 'Demo page',
  matches: ['http://127.0.0.1/*', 'http://localhost/*'],
  symbol: ({ chartSymbol = '', url, title }) =>
    trustedSymbol([
      parseTicker(chartSymbol),
      parseTicker(url.searchParams.get('symbol') ?? ''),
      findTicker(title),
    ]),
};
