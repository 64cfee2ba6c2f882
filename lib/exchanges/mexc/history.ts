import { MINUTE_MS } from '../../core/durations';
import type { Instrument } from '../../market/instrument';
import type { History, Rest } from '../exchange';
import { decimal, fields } from '../fields';
import { stepName } from '../intervals';
import { firstSecond, inPage, lastSecond, pageEnd } from '../page-end';
import { subjectOf } from './subject';
import { API } from './feed';
import { INTERVALS } from './intervals';
import * as bodies from './rest-bodies';

const CANDLE_ROWS = 2000;
const FUNDING_ROWS = 100;
/** Pages of hourly settlements for more than a year; a count of pages that never ends must not keep us asking. */
const MAX_PAGES = 100;

export const history: History = {
  candles: {
    finestMs: MINUTE_MS,
    reachMs: Infinity,
    async page(rest, instrument, range) {
      const { symbol } = instrument;
      const until = pageEnd(range, (CANDLE_ROWS - 1) * range.intervalMs);
      const query = new URLSearchParams({
        interval: stepName(INTERVALS, range.intervalMs, 'MEXC'),
        start: firstSecond(range.from),
        end: lastSecond(until),
      });
      const data = fields(await ask(rest, `/kline/${symbol}?${query}`), 'kline');
      const rows = bodies.klines(data, subjectOf(instrument), range.to, range.intervalMs);
      // The venue begins with the bar in which the range begins.
      return { rows: inPage(rows, range, until), until };
    },
  },

  /** The venue turns pages from the newest settlement on and takes no times: all of a range is told at once. */
  funding: {
    finestMs: 0,
    reachMs: Infinity,
    async page(rest, instrument, { from, to }) {
      const settlements = await settlementsSince(rest, instrument, from);
      const rows = bodies.fundings(settlements, subjectOf(instrument));
      return { rows: rows.filter(({ time }) => time >= from && time < to), until: to };
    },
  },
};

/** Oldest first, from one before the given time on where there is one. */
async function settlementsSince(rest: Rest, { symbol }: Instrument, from: number) {
  let settlements: ReturnType<typeof bodies.fundingPage> = [];
  let pages = MAX_PAGES;
  for (let number = 1; number <= pages; number += 1) {
    const query = new URLSearchParams({
      symbol,
      page_num: String(number),
      page_size: String(FUNDING_ROWS),
    });
    const page = fields(await ask(rest, `/funding_rate/history?${query}`), 'page');
    const older = bodies.fundingPage(page);
    settlements = [...older, ...settlements];
    pages = Math.min(pages, decimal(page['totalPage'], 'totalPage', 0, 1e6));
    const [oldest] = older;
    if (!oldest || oldest.time < from) break;
  }
  return settlements;
}

const ask = async (rest: Rest, path: string) =>
  bodies.dataOf(await rest({ url: `${API}${path}`, weight: 1 }));
