import { priceText, sizeText, type VenueMarket } from '../../simulator/venue-market';
import type { Markets, RestCall, RestReply } from '../local-venue';
import { FUTURES_ROUTES } from './futures-rest';
import { quoteVolume } from './frames';
import { GATE_INTERVALS } from './listings';
import { barsOf, type GateRest, limitIn, type Routes } from './routes';

const MOST_CANDLES = 1000;

const SPOT_ROUTES: Routes = {
  one: {
    '/spot/order_book': ({ instrument }, query, rest) =>
      rest.orderBook('gate-spot', instrument.symbol, limitIn(query, 10, 1000)),
    '/spot/candlesticks': spotCandles,
  },
  all: { '/spot/currency_pairs': ({ instrument }) => pair(instrument) },
};

export function answerRest({ path, query }: RestCall, rest: GateRest): RestReply {
  const route = path.replace(/^\/api\/v4/, '');
  return (
    reply(route, query, rest, { routes: FUTURES_ROUTES, markets: rest.futures, name: 'contract' }) ??
    reply(route, query, rest, { routes: SPOT_ROUTES, markets: rest.spot, name: 'currency_pair' }) ?? {
      status: 404,
      body: { label: 'NOT_FOUND', message: 'Not Found' },
    }
  );
}

function reply(
  route: string,
  query: URLSearchParams,
  rest: GateRest,
  { routes, markets, name }: { readonly routes: Routes; readonly markets: Markets; readonly name: string },
): RestReply | undefined {
  const row = routes.all[route];
  if (row) return { status: 200, body: [...markets.values()].map((market) => row(market, rest.now())) };
  const handle = routes.one[route];
  if (!handle) return undefined;
  const market = markets.get(query.get(name) ?? '');
  if (!market) return refused(`${name.toUpperCase()}_NOT_FOUND`, `invalid ${name}`);
  const body = handle(market, query, rest);
  return body === undefined
    ? refused('INVALID_PARAM_VALUE', 'Invalid request parameter')
    : { status: 200, body };
}

const refused = (label: string, message: string): RestReply => ({ status: 400, body: { label, message } });

function spotCandles(market: VenueMarket, query: URLSearchParams) {
  const { instrument, time } = market;
  const ms = GATE_INTERVALS.get(query.get('interval') ?? '') ?? 0;
  return barsOf(market, query, MOST_CANDLES)?.map((bar) => [
    String(bar.time / 1000),
    quoteVolume(bar, instrument),
    ...[bar.close, bar.high, bar.low, bar.open].map((tick) => priceText(tick, instrument)),
    sizeText(bar.lots, instrument),
    String(time >= bar.time + ms),
  ]);
}

const pair = ({ symbol, base, quote, priceDecimals, sizeDecimals }: VenueMarket['instrument']) => ({
  id: symbol,
  base,
  base_name: base,
  quote,
  quote_name: quote,
  fee: '0.2',
  min_quote_amount: '3',
  amount_precision: sizeDecimals,
  precision: priceDecimals,
  trade_status: 'tradable',
  sell_start: 0,
  buy_start: 0,
});
