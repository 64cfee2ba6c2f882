import { HOUR_MS, MINUTE_MS } from '../../core/durations';
import type { Instrument } from '../../market/instrument';
import type { History, HistoryRange, Rest } from '../exchange';
import type { Fields } from '../fields';
import { stepName } from '../intervals';
import { pageEnd } from '../page-end';
import { API } from './feed';
import { CANDLE_INTERVALS, OPEN_INTEREST_INTERVALS } from './intervals';
import type { BybitMarket } from './markets';
import * as bodies from './rest-bodies';

const CANDLE_ROWS = 1000;
const ROWS = 200;

/** The venue answers with the newest rows of a range, so it is asked for no more than fits one answer. */
export function historyOf(market: BybitMarket): History {
  const candles: History['candles'] = {
    finestMs: MINUTE_MS,
    reachMs: Infinity,
    async page(rest, instrument, range) {
      const until = pageEnd(range, CANDLE_ROWS * range.intervalMs);
      const rows = await candleRows(rest, market, instrument, range, until);
      return { rows, until };
    },
  };
  if (market.category === 'spot') return { candles };
  return { candles, openInterest: openInterestHistory(market), funding: fundingHistory(market) };
}

async function candleRows(
  rest: Rest,
  market: BybitMarket,
  instrument: Instrument,
  range: HistoryRange,
  until: number,
) {
  const result = await ask(rest, 'kline', {
    category: market.category,
    symbol: instrument.symbol,
    interval: stepName(CANDLE_INTERVALS, range.intervalMs, 'Bybit'),
    start: String(range.from),
    end: String(until - 1),
    limit: String(CANDLE_ROWS),
  });
  return bodies.klines(bodies.rowsOf(result), instrument, range.to, range.intervalMs);
}

function openInterestHistory(market: BybitMarket): NonNullable<History['openInterest']> {
  return {
    finestMs: 5 * MINUTE_MS,
    reachMs: Infinity,
    async page(rest, instrument, range) {
      const until = pageEnd(range, ROWS * range.intervalMs);
      const result = await ask(rest, 'open-interest', {
        category: market.category,
        symbol: instrument.symbol,
        intervalTime: stepName(OPEN_INTEREST_INTERVALS, range.intervalMs, 'Bybit'),
        startTime: String(range.from),
        endTime: String(until - 1),
        limit: String(ROWS),
      });
      const entries = bodies.rowsOf(result);
      if (instrument.contract !== 'inverse')
        return { rows: bodies.openInterestRows(entries, instrument), until };
      // Told in dollars, which are worth coins at the price of that time.
      const candles = await candleRows(rest, market, instrument, range, until);
      const opens = new Map(candles.map(({ time, open }) => [time, open]));
      return { rows: bodies.openInterestRows(entries, instrument, (time) => opens.get(time)), until };
    },
  };
}

/** Contracts settle at the shortest every hour, so a page of as many hours as rows is never cut. */
function fundingHistory(market: BybitMarket): NonNullable<History['funding']> {
  return {
    finestMs: 0,
    reachMs: Infinity,
    async page(rest, instrument, range) {
      const until = pageEnd(range, ROWS * HOUR_MS);
      const result = await ask(rest, 'funding/history', {
        category: market.category,
        symbol: instrument.symbol,
        startTime: String(range.from),
        endTime: String(until - 1),
        limit: String(ROWS),
      });
      return { rows: bodies.fundingRows(bodies.rowsOf(result), instrument), until };
    },
  };
}

async function ask(rest: Rest, path: string, query: Readonly<Record<string, string>>): Promise<Fields> {
  const url = `${API}/${path}?${new URLSearchParams(query)}`;
  return bodies.resultOf(await rest({ url, weight: 1 }));
}
