import { splitPair } from './pair';
import type { PageSymbol, Site } from './site';
import { findTicker, parseTicker } from './ticker';
import { trustedSymbol } from './trusted-symbol';

const LANGUAGE = String.raw`^(?:/[a-z]{2}(?:-[A-Za-z]{2})?)?`;
const FUTURES = new RegExp(String.raw`${LANGUAGE}/futures/([A-Z0-9]+)$`);
const DELIVERY = new RegExp(String.raw`${LANGUAGE}/delivery/([A-Z0-9]+)_(?:PERP|\d+)$`);
const SPOT = new RegExp(String.raw`${LANGUAGE}/trade/([A-Z0-9]+_[A-Z0-9]+)$`);

export const binance: Site = {
  id: 'binance',
  name: 'Binance',
  matches: ['https://www.binance.com/*'],
  // The pages embed a chart whose own symbol lacks the venue, while the address always has it.
  symbol: ({ chartSymbol = '', legend = '', url, title }) =>
    trustedSymbol([
      parseTicker(chartSymbol),
      findTicker(legend),
      symbolInPath(url.pathname),
      findTicker(title),
    ]),
};

function symbolInPath(path: string): PageSymbol | undefined {
  const futures = splitPair(FUTURES.exec(path)?.[1] ?? '');
  if (futures) return { ...futures, venue: 'binance-usdm' };
  const delivery = splitPair(DELIVERY.exec(path)?.[1] ?? '');
  if (delivery) return { ...delivery, venue: 'binance-coinm' };
  const spot = splitPair(SPOT.exec(path)?.[1] ?? '');
  return spot && { ...spot, venue: 'binance-spot' };
}
