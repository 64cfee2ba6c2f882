import type { VenueMarket } from '../../simulator/venue-market';
import type { Markets, RestReply } from '../local-venue';
import type { BinanceProfile } from './profile';
import type { Snapshot } from './snapshots';

/** What a request is answered from. */
export interface BinanceRest {
  readonly profile: BinanceProfile;
  readonly markets: Markets;
  readonly now: () => number;
  readonly snapshot: (symbol: string, limit: number) => Snapshot;
}

export type Handler = (query: URLSearchParams, rest: BinanceRest) => RestReply;
type SymbolHandler = (market: VenueMarket, query: URLSearchParams, rest: BinanceRest) => RestReply;

export const INVALID_SYMBOL = fail(-1121, 'Invalid symbol.');

/** For requests about one symbol, which they must name. */
export function forSymbol(handle: SymbolHandler): Handler {
  return (query, rest) => {
    const symbol = query.get('symbol');
    if (symbol === null)
      return fail(-1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.");
    const market = rest.markets.get(symbol);
    return market ? handle(market, query, rest) : INVALID_SYMBOL;
  };
}

export const ok = (body: unknown): RestReply => ({ status: 200, body });

export function fail(code: number, msg: string): RestReply {
  return { status: 400, body: { code, msg } };
}

/** A replayed market knows only what was captured. */
export const unknown = (what: string): RestReply => ({
  status: 503,
  body: { code: -1000, msg: `The capture holds no ${what}.` },
});
