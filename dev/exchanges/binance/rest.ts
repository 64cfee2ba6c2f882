import { priceText, type VenueMarket } from '../../simulator/venue-market';
import { BINANCE_INTERVALS, numberIn } from '../intervals';
import type { RestCall, RestReply } from '../local-venue';
import { fundingRate, openInterest, openInterestHistory, premiumIndex } from './derivatives-rest';
import { exchangeInfo } from './exchange-info';
import type { BinanceProfile } from './profile';
import { type BinanceRest, fail, forSymbol, type Handler, ok } from './rest-replies';
import { volumesOf } from './volumes';

interface Route {
  readonly weight: number;
  readonly handle: Handler;
}

/** What every market answers below its own path. */
const routes = ({ depthWeight }: BinanceProfile): Readonly<Record<string, Route>> => ({
  '/ping': { weight: 1, handle: () => ok({}) },
  '/time': { weight: 1, handle: (_, rest) => ok({ serverTime: rest.now() }) },
  '/exchangeInfo': {
    weight: 1,
    handle: (_, { profile, markets, now }) => ok(exchangeInfo(profile, markets, now())),
  },
  '/depth': { weight: depthWeight, handle: forSymbol(depth) },
  '/klines': { weight: 5, handle: forSymbol(klines) },
});

/** What futures answer besides. */
const FUTURES: Readonly<Record<string, Route>> = {
  '/openInterest': { weight: 1, handle: forSymbol(openInterest) },
  '/premiumIndex': { weight: 1, handle: premiumIndex },
  '/fundingInfo': { weight: 0, handle: () => ok([]) },
  '/fundingRate': { weight: 0, handle: forSymbol(fundingRate) },
};

const HISTORY_PATH = '/futures/data/openInterestHist';

/** Answers a REST request as the venue does; `weight` is what it costs of the minute's budget. */
export function answerRest(
  { path, query }: RestCall,
  rest: BinanceRest,
): { readonly reply: RestReply; readonly weight: number } {
  const route = routeOf(path, rest.profile);
  if (!route) return { reply: { status: 404, body: '<html><body>404 Not found</body></html>' }, weight: 1 };
  return { reply: route.handle(query, rest), weight: route.weight };
}

function routeOf(path: string, profile: BinanceProfile): Route | undefined {
  if (path === HISTORY_PATH)
    return profile.hasOpenInterestHistory ? { weight: 0, handle: openInterestHistory } : undefined;
  if (!path.startsWith(`${profile.api}/`)) return undefined;
  const name = path.slice(profile.api.length);
  return routes(profile)[name] ?? (profile.contract === 'spot' ? undefined : FUTURES[name]);
}

function depth({ instrument }: VenueMarket, query: URLSearchParams, rest: BinanceRest): RestReply {
  const limit = numberIn(query, 'limit') ?? 500;
  if (!rest.profile.depthLimits.includes(limit)) return fail(-4021, `${limit} is not valid depth limit.`);
  return ok(rest.snapshot(instrument.symbol, limit));
}

function klines({ instrument, candles }: VenueMarket, query: URLSearchParams, rest: BinanceRest): RestReply {
  const intervalMs = BINANCE_INTERVALS.get(query.get('interval') ?? '');
  if (intervalMs === undefined) return fail(-1120, 'Invalid interval.');
  const from = numberIn(query, 'startTime');
  const to = numberIn(query, 'endTime');
  const limit = Math.min(rest.profile.mostBars, numberIn(query, 'limit') ?? 500);
  const bars = candles.bars(intervalMs, {
    limit,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  });
  return ok(
    bars.map((bar) => {
      const { volume, quote, takerBuy, takerBuyQuote } = volumesOf(bar, rest.profile, instrument);
      return [
        bar.time,
        ...[bar.open, bar.high, bar.low, bar.close].map((tick) => priceText(tick, instrument)),
        volume,
        bar.time + intervalMs - 1,
        quote,
        bar.trades,
        takerBuy,
        takerBuyQuote,
        '0',
      ];
    }),
  );
}
