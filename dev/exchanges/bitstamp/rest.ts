import { type InstrumentSpec, priceText, sizeText, type VenueMarket } from '../../simulator/venue-market';
import { numberIn } from '../intervals';
import type { Markets, RestCall, RestReply } from '../local-venue';

const STEPS = [60, 180, 300, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 259_200];
const MOST_BARS = 1_000;

export interface BitstampRest {
  readonly markets: Markets;
  readonly orderBook: (market: VenueMarket) => unknown;
}

/** Answers a REST request as the venue does. */
export function answerRest({ path, query }: RestCall, { markets, orderBook }: BitstampRest): RestReply {
  if (path === '/api/v2/trading-pairs-info/')
    return ok([...markets.values()].map(({ instrument }) => pair(instrument)));
  const [, what, symbol = ''] = /^\/api\/v2\/(order_book|ohlc)\/(\w+)\/$/.exec(path) ?? [];
  if (what === undefined) return fail(404, 'Not found');
  const market = markets.get(symbol);
  if (!market) return fail(404, 'Invalid currency pair.');
  return what === 'ohlc' ? bars(market, query) : ok(orderBook(market));
}

function pair(instrument: InstrumentSpec) {
  const { symbol, ticksPerUnit, lotsPerUnit } = instrument;
  return {
    name: nameOf(instrument),
    url_symbol: symbol,
    base_decimals: Math.log10(lotsPerUnit),
    counter_decimals: Math.log10(ticksPerUnit),
    instant_order_counter_decimals: 2,
    minimum_order: `10.0 ${instrument.quote}`,
    trading: 'Enabled',
    instant_and_market_orders: 'Enabled',
    description: nameOf(instrument),
  };
}

const nameOf = ({ base, quote }: InstrumentSpec) => `${base}/${quote}`;

/** Oldest first: the newest ones, or those from `start` on. */
function bars({ instrument, candles }: VenueMarket, query: URLSearchParams): RestReply {
  const step = numberIn(query, 'step') ?? 0;
  if (!STEPS.includes(step)) return fail(400, 'Invalid step');
  const [start, end] = [numberIn(query, 'start'), numberIn(query, 'end')];
  const found = candles.bars(step * 1000, {
    limit: Math.min(MOST_BARS, numberIn(query, 'limit') ?? MOST_BARS),
    ...(start !== undefined && { from: start * 1000 }),
    ...(end !== undefined && { to: end * 1000 }),
  });
  const ohlc = found.map((bar) => ({
    timestamp: String(bar.time / 1000),
    open: priceText(bar.open, instrument),
    high: priceText(bar.high, instrument),
    low: priceText(bar.low, instrument),
    close: priceText(bar.close, instrument),
    volume: sizeText(bar.lots, instrument),
  }));
  return ok({ data: { pair: nameOf(instrument), ohlc } });
}

const ok = (body: unknown): RestReply => ({ status: 200, body });

const fail = (status: number, reason: string): RestReply => ({ status, body: { status: 'error', reason } });
