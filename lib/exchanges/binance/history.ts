import { type Instrument, wireToBase } from '../../market/instrument';
import type { History, HistoryRange } from '../exchange';
import { type BinanceMarket, DEFAULT_FUNDING_HOURS } from './market';
import * as bodies from './rest-bodies';

/** Where one market keeps its history. */
export interface HistoryPaths {
  /** `https://fapi.binance.com/fapi/v1` */
  readonly api: string;
  readonly candles: { readonly limit: number; readonly weight: number; readonly longestMs: number };
}

const HOUR = 3_600_000;
const FUNDING_ROWS = 1000;
/** `fundingRate` and `fundingInfo` share 500 requests in five minutes: this weight makes them cost as much of 2,400 a minute. */
export const FUNDING_WEIGHT = 24;
const OPEN_INTEREST_ROWS = 500;
/** 1,000 requests in five minutes, outside of the weights. */
const OPEN_INTEREST_WEIGHT = 12;

/** `/klines`. */
export function candleHistory(market: BinanceMarket, paths: HistoryPaths): NonNullable<History['candles']> {
  return async (rest, instrument, range) => {
    const { limit, weight, longestMs } = paths.candles;
    const span = Math.min(limit * range.intervalMs, longestMs);
    const query = page(range, span, limit, {
      symbol: instrument.symbol,
      interval: intervalName(range.intervalMs),
    });
    const body = await rest({ url: `${paths.api}/klines?${query}`, weight });
    return bodies.klines(body, subject(market, instrument), range.to);
  };
}

/** `/fundingRate`. */
export function fundingHistory(market: BinanceMarket, paths: HistoryPaths): NonNullable<History['funding']> {
  return async (rest, instrument, range) => {
    const query = page(range, FUNDING_ROWS * HOUR, FUNDING_ROWS, { symbol: instrument.symbol });
    const body = await rest({ url: `${paths.api}/fundingRate?${query}`, weight: FUNDING_WEIGHT });
    return bodies.fundingRates(body, subject(market, instrument));
  };
}

/**
 * `/futures/data/openInterestHist`, which reaches back one month.
 * @param contractOf how the market names a contract there.
 */
export function openInterestHistory(
  market: BinanceMarket,
  url: string,
  contractOf: (instrument: Instrument) => Readonly<Record<string, string>>,
): NonNullable<History['openInterest']> {
  return async (rest, instrument, range) => {
    const query = page(range, OPEN_INTEREST_ROWS * range.intervalMs, OPEN_INTEREST_ROWS, {
      ...contractOf(instrument),
      period: intervalName(range.intervalMs),
    });
    const body = await rest({ url: `${url}?${query}`, weight: OPEN_INTEREST_WEIGHT });
    return bodies.openInterestHistory(body, subject(market, instrument));
  };
}

/** Asks for no more than fits one answer: otherwise some endpoints leave out the oldest rows and some the newest. */
function page(
  { from, to }: HistoryRange,
  spanMs: number,
  limit: number,
  parameters: Readonly<Record<string, string>>,
): URLSearchParams {
  const endTime = Math.min(to, from + spanMs - 1);
  return new URLSearchParams({
    ...parameters,
    startTime: String(from),
    endTime: String(endTime),
    limit: String(limit),
  });
}

const INTERVALS: ReadonlyMap<number, string> = new Map([
  [HOUR / 60, '1m'],
  [HOUR / 20, '3m'],
  [HOUR / 12, '5m'],
  [HOUR / 4, '15m'],
  [HOUR / 2, '30m'],
  [HOUR, '1h'],
  [2 * HOUR, '2h'],
  [4 * HOUR, '4h'],
  [6 * HOUR, '6h'],
  [8 * HOUR, '8h'],
  [12 * HOUR, '12h'],
  [24 * HOUR, '1d'],
]);

/** @throws RangeError for an interval that Binance does not serve. */
function intervalName(intervalMs: number): string {
  const name = INTERVALS.get(intervalMs);
  if (name === undefined) throw new RangeError(`Binance has no bars of ${intervalMs} ms`);
  return name;
}

/** What the bodies of a request about one instrument are read with. */
export function subject(
  { defaultInstrument: { venue, contract } }: BinanceMarket,
  { symbol, contractSize, fundingHours = DEFAULT_FUNDING_HOURS }: Instrument,
): bodies.BodySubject {
  return {
    venue,
    symbol,
    contract,
    fundingHours,
    toBase: (size, price) => wireToBase(size, price, { contract, contractSize }),
  };
}
