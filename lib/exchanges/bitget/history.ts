import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/durations';
import type { FundingEvent } from '../../market/events';
import type { Instrument } from '../../market/instrument';
import type { History, Pages, Rest } from '../exchange';
import { fields } from '../fields';
import { fundingHoursOf } from '../funding-hours';
import { stepName } from '../intervals';
import { inPage, pageEnd } from '../page-end';
import { API } from './feed';
import { rowsOf } from './rows';
import type { BitgetMarket } from './market';
import * as bodies from './rest-bodies';

const ROWS = 100;
/** What `/candles` reaches back to; older bars are in `/history-candles`, for as long as it says. */
const RECENT_BARS = 1000;
const REACH = 90 * DAY_MS;
/** As many as hold the settlements of the reach of a contract that settles every hour. */
const MAX_FUNDING_PAGES = Math.ceil(REACH / HOUR_MS / ROWS);

export const historyOf = (market: BitgetMarket): History => ({
  candles: candles(market),
  ...(market.category === 'SPOT' ? {} : { funding: funding(market) }),
});

const candles = (market: BitgetMarket): NonNullable<History['candles']> => ({
  finestMs: MINUTE_MS,
  reachMs: REACH,
  async page(rest, { symbol }, range) {
    const { from, to, intervalMs } = range;
    const until = pageEnd(range, ROWS * intervalMs);
    const query = new URLSearchParams({
      category: market.category,
      symbol,
      interval: stepName(INTERVALS, intervalMs, 'Bitget'),
      startTime: String(from),
      endTime: String(until - 1),
      limit: String(ROWS),
    });
    const ask = async (path: string) =>
      rowsOf(bodies.dataOf(await rest({ url: `${API}/${path}?${query}`, weight: 1 })));
    // Where the range ends long ago the newest bars are none of it, and the other endpoint is asked after all.
    const recent = until > to - RECENT_BARS * intervalMs ? await ask('candles') : [];
    const rows = recent.length > 0 ? recent : await ask('history-candles');
    const bars = bodies.candles(rows, { venue: market.venue, symbol }, to, intervalMs);
    return { rows: inPage(bars, range, until), until };
  },
});

/**
 * The venue counts pages of settlements from the newest and takes no times: it is asked until the beginning of the range
 * is reached, which is one call for a month of the usual eight hours.
 */
const funding = (market: BitgetMarket): Pages<FundingEvent> => ({
  finestMs: 0,
  reachMs: REACH,
  async page(rest, instrument, { from, to }) {
    const rows: unknown[] = [];
    for (let page = 1; page <= MAX_FUNDING_PAGES; page += 1) {
      const found = await fundingPage(rest, market, instrument, page);
      rows.push(...found);
      if (found.length < ROWS || found.some((row) => bodies.settlement(fields(row, 'row'))[0] <= from)) break;
    }
    const about = { venue: market.venue, symbol: instrument.symbol };
    const all = bodies.fundingHistory(rows, about, fundingHoursOf(instrument));
    return { rows: all.filter(({ time }) => time >= from && time < to), until: to };
  },
});

async function fundingPage(rest: Rest, { category }: BitgetMarket, { symbol }: Instrument, page: number) {
  const query = new URLSearchParams({ category, symbol, limit: String(ROWS), cursor: String(page) });
  return rowsOf(bodies.dataOf(await rest({ url: `${API}/history-fund-rate?${query}`, weight: 1 })));
}

const INTERVALS: ReadonlyMap<number, string> = new Map([
  ...[1, 3, 5, 15, 30].map((minutes) => [minutes * MINUTE_MS, `${minutes}m`] as const),
  ...[1, 4, 6, 12].map((hours) => [hours * HOUR_MS, `${hours}H`] as const),
  [DAY_MS, '1D'],
]);
