import { type InstrumentSpec, priceText, sizeText, type VenueMarket } from '../../simulator/venue-market';
import { numberIn } from '../intervals';
import type { Markets, RestCall, RestReply } from '../local-venue';
import { timeText } from './messages';

const GRANULARITIES = [60, 300, 900, 3600, 21_600, 86_400];
const MOST_BARS = 300;

type Handler = (market: VenueMarket, query: URLSearchParams) => RestReply;

const OF_PRODUCT: Readonly<Record<string, Handler>> = {
  '': ({ instrument }) => ok(product(instrument)),
  candles,
  book,
};

/** Answers a REST request as the venue does. */
export function answerRest({ path, query }: RestCall, markets: Markets, now: number): RestReply {
  if (path === '/time') return ok({ iso: new Date(now).toISOString(), epoch: now / 1000 });
  if (path === '/products') return ok([...markets.values()].map(({ instrument }) => product(instrument)));
  const [, symbol = '', what = ''] = /^\/products\/([^/]+)\/?(\w*)$/.exec(path) ?? [];
  const market = markets.get(decodeURIComponent(symbol));
  const handle = OF_PRODUCT[what];
  return market && handle ? handle(market, query) : fail(404, 'NotFound');
}

function product(instrument: InstrumentSpec) {
  const { symbol, base, quote } = instrument;
  return {
    id: symbol,
    base_currency: base,
    quote_currency: quote,
    quote_increment: priceText(1, instrument),
    base_increment: sizeText(1, instrument),
    display_name: `${base}/${quote}`,
    min_market_funds: '1',
    margin_enabled: false,
    post_only: false,
    limit_only: false,
    cancel_only: false,
    status: 'online',
    status_message: '',
    trading_disabled: false,
    fx_stablecoin: false,
    auction_mode: false,
  };
}

/** Newest first; without a range the newest ones. */
function candles({ instrument, candles: store }: VenueMarket, query: URLSearchParams): RestReply {
  const granularity = numberIn(query, 'granularity') ?? 60;
  if (!GRANULARITIES.includes(granularity)) return fail(400, 'Unsupported granularity');
  const intervalMs = granularity * 1000;
  const [from, to] = ['start', 'end'].map((name) => timeIn(query, name));
  if (from !== undefined && to !== undefined && (to - from) / intervalMs > MOST_BARS)
    return fail(
      400,
      'granularity too small for the requested time range. Count of aggregations requested exceeds 300',
    );
  const bars = store.bars(intervalMs, {
    limit: MOST_BARS,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  });
  const price = (tick: number) => Number(priceText(tick, instrument));
  return ok(
    bars
      .map(({ time, low, high, open, close, lots }) => [
        time / 1000,
        ...[low, high, open, close].map(price),
        Number(sizeText(lots, instrument)),
      ])
      .toReversed(),
  );
}

/** Written as ISO 8601. */
function timeIn(query: URLSearchParams, name: string): number | undefined {
  const time = Date.parse(query.get(name) ?? '');
  return Number.isNaN(time) ? undefined : time;
}

function book(market: VenueMarket, query: URLSearchParams): RestReply {
  const limit = query.get('level') === '2' ? 100_000 : 1;
  const { instrument, lastId, time } = market;
  const side = (name: 'bid' | 'ask') =>
    market
      .top(name, limit)
      .map(([tick, lots]) => [priceText(tick, instrument), sizeText(lots, instrument), 1]);
  return ok({
    bids: side('bid'),
    asks: side('ask'),
    sequence: lastId,
    auction_mode: false,
    auction: null,
    time: timeText(time),
  });
}

const ok = (body: unknown): RestReply => ({ status: 200, body });

const fail = (status: number, message: string): RestReply => ({ status, body: { message } });
