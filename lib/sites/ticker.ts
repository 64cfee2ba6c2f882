import type { VenueId } from '../market/venues';
import { splitPair } from './pair';
import type { PageSymbol } from './site';

type Contract = 'spot' | 'linear' | 'inverse';

/** Our venue for each exchange prefix and kind of contract. */
const VENUES: Readonly<Record<string, Partial<Record<Contract, VenueId>>>> = {
  BINANCE: { spot: 'binance-spot', linear: 'binance-usdm', inverse: 'binance-coinm' },
  BYBIT: { linear: 'bybit-linear' },
};

/** TradingView's notation: an exchange, a pair, and `.P` for perpetuals. */
const TICKER = /^(?:([A-Z0-9_]+):)?([A-Z0-9]{4,20})(\.P)?$/;

/**
 * Reads `BINANCE:BTCUSDT.P`. A perpetual quoted in plain dollars is an inverse contract. The venue is left out when
 * the ticker names none, or one we do not read.
 */
export function parseTicker(text: string): PageSymbol | undefined {
  const [, exchange, name = '', perpetual] = TICKER.exec(text.trim().toUpperCase()) ?? [];
  const pair = splitPair(name);
  if (!pair) return undefined;
  const contract = perpetual === undefined ? 'spot' : pair.quote === 'USD' ? 'inverse' : 'linear';
  const venue = exchange === undefined ? undefined : VENUES[exchange]?.[contract];
  return venue === undefined ? pair : { ...pair, venue };
}

/** The first ticker within a longer text, such as the title of a page. */
export function findTicker(text: string): PageSymbol | undefined {
  const names = text.match(/\b(?:[A-Z]+:)?[A-Z0-9]{2,15}(?:USDT|USDC|USD|EUR)(?:\.P)?\b/g) ?? [];
  for (const name of names) {
    const symbol = parseTicker(name);
    if (symbol) return symbol;
  }
  return undefined;
}
