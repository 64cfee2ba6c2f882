import { describe, expect, it } from 'vitest';
import type { RestRequest } from '../exchange';
import { MalformedError } from '../fields';
import { statsRow } from './fixtures';
import { gateSpot, gateUsdt } from '.';

const FROM = 1_780_000_000_000;
const SECOND = FROM / 1000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const btc = gateUsdt.defaults.defaultInstrument;
const range = { from: FROM, to: FROM + 9000 * HOUR, intervalMs: 5 * MINUTE };

/** Answers the requests one after the other with these bodies. */
function venue(...answers: readonly unknown[]) {
  const asked: URL[] = [];
  const rest = ({ url }: RestRequest) => {
    asked.push(new URL(url));
    return Promise.resolve(answers[asked.length - 1]);
  };
  const queries = () =>
    asked.map(({ pathname, searchParams }) => ({ pathname, ...Object.fromEntries(searchParams) }));
  return { rest, queries };
}

const bar = (t: number) => ({ t, v: 10_000, c: '2', h: '3', l: '1', o: '1.5' });

describe('history of Gate futures', () => {
  const { history } = gateUsdt;

  it('asks for bars of one answer and leaves out the one before the range', async () => {
    const { rest, queries } = venue([bar(SECOND - 100), bar(SECOND)]);
    const page = await history.candles?.page(rest, btc, range);
    expect(page?.until).toBe(FROM + 1999 * 5 * MINUTE);
    expect(page?.rows).toMatchObject([{ time: FROM, intervalMs: 5 * MINUTE, volume: 1, closed: true }]);
    expect(queries()).toEqual([
      {
        pathname: '/api/v4/futures/usdt/candlesticks',
        contract: 'BTC_USDT',
        interval: '5m',
        from: String(SECOND),
        to: String(SECOND + 1999 * 300 - 1),
      },
    ]);
  });

  it('reads open interest and what was liquidated from the same statistics', async () => {
    const later = { ...statsRow, time: SECOND + 100 * 300 };
    const { rest, queries } = venue([later, statsRow], [later, statsRow]);
    const until = FROM + 100 * 5 * MINUTE;
    expect(await history.openInterest?.page(rest, btc, range)).toMatchObject({
      rows: [{ type: 'openInterest', time: FROM, size: 70 }],
      until,
    });
    expect(await history.liquidationTotals?.page(rest, btc, range)).toEqual({
      rows: [
        {
          venue: 'gate-usdt',
          symbol: 'BTC_USDT',
          time: FROM,
          intervalMs: 5 * MINUTE,
          longs: 300 * 0.0001,
          shorts: 0,
        },
      ],
      until,
    });
    const query = {
      pathname: '/api/v4/futures/usdt/contract_stats',
      contract: 'BTC_USDT',
      interval: '5m',
      from: String(SECOND),
      limit: '100',
    };
    expect(queries()).toEqual([query, query]);
  });

  it('turns funding around', async () => {
    const { rest, queries } = venue([28_800, 0].map((after) => ({ t: SECOND + after, r: '-0.0001' })));
    expect(await history.funding?.page(rest, btc, range)).toMatchObject({
      rows: [{ time: FROM, rate: -0.0001, intervalHours: 8, kind: 'settled' }, { time: FROM + 8 * HOUR }],
      until: FROM + 1000 * HOUR,
    });
    expect(queries()).toMatchObject([{ limit: '1000', to: String(SECOND + 1000 * 3600 - 1) }]);
  });

  it('asks for an hour of liquidations, and for less where an answer is full', async () => {
    const order = { contract: 'BTC_USDT', time: SECOND, size: 5, order_price: '1', fill_price: '2', left: 0 };
    const { rest, queries } = venue(
      Array.from({ length: 1000 }, () => order),
      [{ ...order, time: SECOND + 9 }, order],
    );
    const page = await history.liquidations?.page(rest, btc, range);
    expect(page?.until).toBe(FROM + HOUR / 2);
    expect(page?.rows).toMatchObject([{ time: FROM, position: 'long', size: 0.0005 }, { time: FROM + 9000 }]);
    expect(queries().map((query) => 'to' in query && query.to)).toEqual(
      [3600, 1800].map((seconds) => String(SECOND + seconds - 1)),
    );
  });

  it('rejects steps that the venue does not have and answers that are errors', async () => {
    const odd = { ...range, intervalMs: 1234 };
    await expect(history.candles?.page(venue([]).rest, btc, odd)).rejects.toThrow(RangeError);
    await expect(
      history.openInterest?.page(venue([]).rest, btc, { ...range, intervalMs: MINUTE }),
    ).rejects.toThrow(RangeError);
    const refused = venue({ label: 'TOO_MANY_REQUESTS', message: '' });
    await expect(history.candles?.page(refused.rest, btc, range)).rejects.toThrow(MalformedError);
  });
});

describe('history of Gate spot', () => {
  it('is bars', async () => {
    const row = [String(SECOND), '200', '2', '3', '1', '1.5', '100', 'true'];
    const { rest, queries } = venue([row]);
    const page = await gateSpot.history.candles?.page(rest, gateSpot.defaults.defaultInstrument, range);
    expect(page?.rows).toMatchObject([{ venue: 'gate-spot', time: FROM, volume: 100, closed: true }]);
    expect(page?.until).toBe(FROM + 999 * 5 * MINUTE);
    expect(queries()).toMatchObject([
      {
        pathname: '/api/v4/spot/candlesticks',
        currency_pair: 'BTC_USDT',
        to: String(SECOND + 999 * 300 - 1),
      },
    ]);
  });
});

describe('seeds of Gate', () => {
  it('are asked for with their number', async () => {
    const future = venue({ current: SECOND, asks: [], bids: [{ p: '2', s: 50 }], id: 3 });
    expect(await gateUsdt.book.fetchSeed?.(future.rest, btc)).toMatchObject({
      last: 3,
      time: FROM,
      bids: [[2, 0.005]],
    });
    const pair = venue({ id: 3, asks: [], bids: [['2', '50']] });
    const seed = await gateSpot.book.fetchSeed?.(pair.rest, gateSpot.defaults.defaultInstrument);
    expect(seed).toMatchObject({ last: 3, bids: [[2, 50]] });
    const depth = { limit: '100', with_id: 'true' };
    expect([...future.queries(), ...pair.queries()]).toEqual([
      { pathname: '/api/v4/futures/usdt/order_book', contract: 'BTC_USDT', ...depth },
      { pathname: '/api/v4/spot/order_book', currency_pair: 'BTC_USDT', ...depth },
    ]);
  });
});
