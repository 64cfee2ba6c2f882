import { HOUR_MS, MINUTE_MS } from '../../core/durations';
import type { Instrument } from '../../market/instrument';
import type { History, Poll, Rest } from '../exchange';
import { rowOrRows } from '../fields';
import { DEFAULT_FUNDING_HOURS } from '../funding-hours';
import { stepName } from '../intervals';
import { pageEnd } from '../page-end';
import { API } from './feed';
import { INTERVALS } from './intervals';
import * as bodies from './rest-bodies';

const CANDLE_ROWS = 1440;
const FUNDING_ROWS = 1000;

/** There is no history of open interest, and none of liquidations. */
export const history: History = {
  candles: {
    finestMs: MINUTE_MS,
    reachMs: Infinity,
    async page(rest, { symbol }, range) {
      const until = pageEnd(range, CANDLE_ROWS * range.intervalMs);
      const rows = await ask(rest, '/v3/quote/klines', {
        symbol,
        interval: stepName(INTERVALS, range.intervalMs, 'BingX'),
        startTime: String(range.from),
        endTime: String(until - 1),
        limit: String(CANDLE_ROWS),
      });
      return { rows: bodies.klines(rows, symbol, range.to, range.intervalMs), until };
    },
  },

  /** Contracts settle at the shortest every hour, so a page of as many hours as rows is never cut. */
  funding: {
    finestMs: 0,
    reachMs: Infinity,
    async page(rest, instrument, range) {
      const until = pageEnd(range, FUNDING_ROWS * HOUR_MS);
      const rows = await ask(rest, '/v2/quote/fundingRate', {
        symbol: instrument.symbol,
        startTime: String(range.from),
        endTime: String(until - 1),
        limit: String(FUNDING_ROWS),
      });
      return { rows: bodies.settledFunding(rows, about(instrument)), until };
    },
  },
};

/** Funding and open interest have no stream. The mark that comes with the first makes coins of the second, told in dollars. */
export const premiumPoll: Poll = {
  name: 'premium',
  everyMs: 30_000,
  async run(rest, instrument) {
    const { symbol } = instrument;
    const premiums = await ask(rest, '/v2/quote/premiumIndex', { symbol });
    const events = premiums.flatMap((row) => bodies.premiumIndex(row, about(instrument), Date.now()));
    const mark = events.find((event) => event.type === 'mark');
    if (!mark) return events;
    const interest = await ask(rest, '/v2/quote/openInterest', { symbol });
    return [...events, ...interest.map((row) => bodies.openInterest(row, symbol, mark.mark, Date.now()))];
  },
};

async function ask(rest: Rest, path: string, query: Readonly<Record<string, string>>) {
  const body = await rest({ url: `${API}${path}?${new URLSearchParams(query)}`, weight: 1 });
  return rowOrRows(bodies.dataOf(body), 'data');
}

const about = ({ symbol, fundingHours = DEFAULT_FUNDING_HOURS }: Instrument) => ({ symbol, fundingHours });
