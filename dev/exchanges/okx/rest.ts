import { FUNDING_INTERVAL_MS, type VenueMarket } from '../../simulator/venue-market';
import { gridTimes, numberIn } from '../intervals';
import type { Markets, RestCall, RestReply } from '../local-venue';
import { OKX_BARS } from './bars';
import { candleRow, interest, liquidationRow, STATES, type Told } from './channels';
import { contractSize, listing, px, sz, typeOf } from './listings';

export interface OkxRest {
  readonly markets: Markets;
  readonly now: () => number;
  /** The liquidations of a symbol, oldest first. */
  readonly told: (symbol: string) => readonly Told[];
}

type Rows = readonly unknown[];
type Handler = (market: VenueMarket, query: URLSearchParams, rest: OkxRest) => Rows | undefined;

/** Requests about one instrument; undefined for a parameter that makes no sense. */
const PER_INSTRUMENT: Readonly<Record<string, Handler>> = {
  '/market/books': books,
  '/market/candles': candles,
  '/market/history-candles': candles,
  '/public/funding-rate-history': fundingHistory,
  '/rubik/stat/contracts/open-interest-history': openInterestHistory,
};

/** Requests that name no single instrument. */
const LISTS: Readonly<Record<string, (query: URLSearchParams, rest: OkxRest) => Rows | undefined>> = {
  '/public/time': (_, { now }) => [{ ts: String(now()) }],
  '/public/instruments': (query, rest) => ofType(query, rest).map(({ instrument }) => listing(instrument)),
  '/public/position-tiers': (query, rest) => ofFamily(query, rest, tiers),
  '/public/liquidation-orders': (query, rest) =>
    ofFamily(query, rest, (market) => liquidations(market, query, rest)),
  '/public/open-interest': states('open-interest'),
  '/public/funding-rate': states('funding-rate'),
  '/public/mark-price': states('mark-price'),
};

/** Answers a REST request as the venue does: errors too come with status 200 and a `code`. */
export function answerRest({ path, query }: RestCall, rest: OkxRest): RestReply {
  const name = path.startsWith('/api/v5/') ? path.slice('/api/v5'.length) : '';
  const list = LISTS[name];
  const handle = PER_INSTRUMENT[name];
  if (!list && !handle) return { status: 404, body: '' };
  const market = rest.markets.get(query.get('instId') ?? '');
  if (handle && !market) return failure('51001', "Instrument ID doesn't exist.");
  const rows = market && handle ? handle(market, query, rest) : list?.(query, rest);
  return rows ? reply(rows) : failure('51000', 'Parameter error');
}

/** The venue's answer to too many requests. */
export const RATE_LIMIT_BODY = { code: '50011', msg: 'Too Many Requests', data: [] };

const ofType = (query: URLSearchParams, { markets }: OkxRest) =>
  [...markets.values()].filter(({ instrument }) => typeOf(instrument.symbol) === query.get('instType'));

function ofFamily(
  query: URLSearchParams,
  { markets }: OkxRest,
  read: (market: VenueMarket) => Rows,
): Rows | undefined {
  if (query.get('instType') !== 'SWAP') return undefined;
  const market = markets.get(`${query.get('instFamily') ?? query.get('uly') ?? ''}-SWAP`);
  return market && read(market);
}

/** How the swaps stand, or the one that is named. */
function states(channel: string) {
  return (query: URLSearchParams, { markets }: OkxRest): Rows =>
    [...markets.values()]
      .filter(({ instrument: { symbol } }) => typeOf(symbol) === 'SWAP')
      .filter(({ instrument: { symbol } }) => [null, symbol].includes(query.get('instId')))
      .flatMap((market) => STATES[channel]?.(market) ?? []);
}

function books(market: VenueMarket, query: URLSearchParams): Rows {
  const limit = Math.min(400, numberIn(query, 'sz') ?? 1);
  const { instrument, time, lastId } = market;
  const side = (name: 'bid' | 'ask') =>
    market.top(name, limit).map(([tick, lots]) => [px(tick, instrument), sz(lots, instrument), '0', '1']);
  return [{ asks: side('ask'), bids: side('bid'), ts: String(time), seqId: lastId }];
}

/** `before` and `after` stand outside of what they ask for; the newest rows of what lies between them, newest first. */
function between(query: URLSearchParams, most: number) {
  const after = numberIn(query, 'after') ?? Infinity;
  const before = numberIn(query, 'before') ?? -Infinity;
  const limit = Math.min(most, numberIn(query, 'limit') ?? 100);
  return <Row>(rows: readonly Row[], timeOf: (row: Row) => number): Row[] =>
    rows
      .filter((row) => timeOf(row) > before && timeOf(row) < after)
      .slice(-limit)
      .toReversed();
}

function candles({ instrument, candles: store }: VenueMarket, query: URLSearchParams, { now }: OkxRest) {
  const intervalMs = OKX_BARS.get(query.get('bar') ?? '1m');
  if (intervalMs === undefined) return undefined;
  const bars = store.bars(intervalMs, { limit: 100_000 });
  return between(query, 300)(bars, ({ time }) => time).map((bar) =>
    candleRow(bar, intervalMs, instrument, now()),
  );
}

function openInterestHistory(market: VenueMarket, query: URLSearchParams, { now }: OkxRest) {
  const stepMs = OKX_BARS.get(query.get('period') ?? '5m');
  if (stepMs === undefined || stepMs < 300_000) return undefined;
  const limit = Math.min(100, numberIn(query, 'limit') ?? 100);
  const to = Math.min(now(), numberIn(query, 'end') ?? now());
  const times = gridTimes(stepMs, { from: numberIn(query, 'begin'), to, limit });
  return times.toReversed().flatMap((time) => {
    const size = market.openInterestAt(time);
    if (size === undefined) return [];
    const { oi, oiCcy, oiUsd } = interest(size, market.ticker()?.mark ?? 0, market.instrument);
    return [[String(time), oi, oiCcy, oiUsd]];
  });
}

function fundingHistory(market: VenueMarket, query: URLSearchParams, { now }: OkxRest): Rows {
  const times = gridTimes(FUNDING_INTERVAL_MS, { to: now(), limit: 270 });
  return between(query, 100)(times, (time) => time).flatMap((time) => {
    const rate = market.fundingAt(time)?.toFixed(16);
    if (rate === undefined) return [];
    const { symbol: instId } = market.instrument;
    return [{ instType: 'SWAP', instId, fundingRate: rate, realizedRate: rate, fundingTime: String(time) }];
  });
}

function liquidations({ instrument }: VenueMarket, query: URLSearchParams, { told }: OkxRest): Rows {
  const rows = between(query, 100)(told(instrument.symbol), ({ time }) => time);
  return rows.length > 0 ? [liquidationRow(rows, instrument)] : [];
}

/** Ten, hundred and a thousand times as much as the smallest positions may be. */
function tiers({ instrument }: VenueMarket): Rows {
  const coins = instrument.base === 'BTC' ? 10 : 100;
  const steps = [
    [1, '0.004', '0.01', '100'],
    [10, '0.01', '0.02', '50'],
    [100, '0.05', '0.1', '10'],
  ] as const;
  return steps.map(([times, mmr, imr, maxLever], index) => ({
    instFamily: instrument.symbol.replace(/-SWAP$/, ''),
    tier: String(index + 1),
    minSz: index === 0 ? '0' : String((coins * times) / 10 / contractSize(instrument) + 1),
    maxSz: String((coins * times) / contractSize(instrument)),
    mmr,
    imr,
    maxLever,
  }));
}

const reply = (data: Rows): RestReply => ({ status: 200, body: { code: '0', msg: '', data } });

const failure = (code: string, msg: string): RestReply => ({ status: 200, body: { code, msg, data: [] } });
