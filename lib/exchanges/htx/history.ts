import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/durations';
import type { LiquidationEvent } from '../../market/events';
import type { Instrument } from '../../market/instrument';
import type { History, Poll, Rest } from '../exchange';
import { type Fields, idText } from '../fields';
import { DEFAULT_FUNDING_HOURS } from '../funding-hours';
import { stepName } from '../intervals';
import { firstSecond, lastSecond, pageEnd } from '../page-end';
import { API } from './feed';
import { CANDLE_PERIODS, OPEN_INTEREST_PERIODS } from './periods';
import * as bodies from './rest-bodies';
import type { Contract } from './symbols';

const CANDLE_ROWS = 2000;
const OPEN_INTEREST_ROWS = 200;
const ROWS = 100;
/** Liquidations are told of at most two hours in one request, and of the last 90 days. */
const LIQUIDATION_SPAN_MS = 2 * HOUR_MS;
const LIQUIDATION_REACH_MS = 90 * DAY_MS;
/** More liquidations than HTX has had in two hours; a list that never ends must not keep us asking. */
const MAX_PAGES = 20;

export const history: History = {
  candles: {
    finestMs: MINUTE_MS,
    reachMs: Infinity,
    async page(rest, instrument, range) {
      const until = pageEnd(range, CANDLE_ROWS * range.intervalMs);
      const answer = await ask(rest, '/linear-swap-ex/market/history/kline', {
        contract_code: instrument.symbol,
        period: stepName(CANDLE_PERIODS, range.intervalMs, 'HTX'),
        from: firstSecond(range.from),
        to: lastSecond(until),
      });
      const rows = bodies.rowsOf(bodies.dataOf(answer));
      return { rows: bodies.klines(rows, contractFor(instrument), range.intervalMs, range.to), until };
    },
  },

  /** Only the newest rows are told, whatever range is asked for. */
  openInterest: {
    finestMs: HOUR_MS,
    reachMs: OPEN_INTEREST_ROWS * HOUR_MS,
    async page(rest, instrument, { from, to, intervalMs }) {
      const answer = await ask(rest, '/linear-swap-api/v1/swap_his_open_interest', {
        contract_code: instrument.symbol,
        period: stepName(OPEN_INTEREST_PERIODS, intervalMs, 'HTX'),
        size: String(OPEN_INTEREST_ROWS),
        amount_type: '1',
      });
      const rows = bodies.rowsOf(bodies.dataOf(answer));
      const events = bodies.openInterestHistory(rows, contractFor(instrument));
      return { rows: events.filter(({ time }) => time >= from && time < to), until: to };
    },
  },

  /** Contracts settle at the shortest every hour, so a page of as many hours as rows is never cut. */
  funding: {
    finestMs: 0,
    reachMs: Infinity,
    async page(rest, instrument, range) {
      const until = pageEnd(range, ROWS * HOUR_MS);
      const answer = await ask(rest, '/v5/market/funding_rate_history', {
        contract_code: instrument.symbol,
        start_time: String(range.from),
        end_time: String(until - 1),
        limit: String(ROWS),
      });
      const rows = bodies.rowsOf(bodies.dataOf(answer));
      return { rows: bodies.settledFunding(rows, contractFor(instrument)), until };
    },
  },

  liquidations: {
    finestMs: 0,
    reachMs: LIQUIDATION_REACH_MS,
    async page(rest, instrument, range) {
      const until = pageEnd(range, LIQUIDATION_SPAN_MS);
      const window = { start_time: String(range.from), end_time: String(until - 1) };
      return { rows: await liquidationsIn(rest, instrument, window), until };
    },
  },
};

/** All of a window, a list at a time: each begins behind the last entry of the one before. */
async function liquidationsIn(
  rest: Rest,
  instrument: Instrument,
  window: Readonly<Record<string, string>>,
): Promise<readonly LiquidationEvent[]> {
  const all = new Map<string, unknown>();
  let behind = {};
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const query = { contract_code: instrument.symbol, ...window, limit: String(ROWS), ...behind };
    const answer = await ask(rest, '/v5/market/liquidation_orders', query);
    const rows = bodies.rowFields(bodies.rowsOf(bodies.dataOf(answer)));
    const known = all.size;
    for (const row of rows) all.set(idOf(row), row);
    const last = rows.at(-1);
    if (rows.length < ROWS || all.size === known || last === undefined)
      return bodies.liquidations([...all.values()], contractFor(instrument));
    behind = { from: idOf(last), direct: 'prev' };
  }
  throw new RangeError('HTX tells more liquidations than can be asked for');
}

const idOf = ({ id }: Fields) => idText(id, 'id');

/** The notification socket pushes no open interest. */
export const openInterestPoll: Poll = {
  name: 'openInterest',
  everyMs: 30_000,
  async run(rest, instrument) {
    const answer = await ask(rest, '/v5/market/open_interest', { contract_code: instrument.symbol });
    const { ts = Date.now() } = answer as { readonly ts?: unknown };
    const rows = bodies.rowFields(bodies.rowsOf(bodies.dataOf(answer)));
    return rows.map((row) => bodies.openInterest(row, contractFor(instrument), ts));
  },
};

const ask = (rest: Rest, path: string, query: Readonly<Record<string, string>>) =>
  rest({ url: `${API}${path}?${new URLSearchParams(query)}`, weight: 1 });

const contractFor = ({ fundingHours = DEFAULT_FUNDING_HOURS, ...rest }: Instrument): Contract => ({
  ...rest,
  fundingHours,
});
