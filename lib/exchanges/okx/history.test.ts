import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import type { Pages, RestRequest } from '../exchange';
import { MalformedError } from '../fields';
import { answer, detail, liquidated, SWAP } from './fixtures';
import { okxSpot, okxSwap } from '.';

const FROM = 1_700_000_100_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const btc = okxSwap.defaults.defaultInstrument;
const { history } = okxSwap;

/** Answers the requests one after the other with these rows, the last ones again and again. */
function venue(...answers: readonly (readonly unknown[])[]) {
  const asked: URL[] = [];
  const rest = ({ url }: RestRequest) => {
    asked.push(new URL(url));
    return Promise.resolve(answer(answers[Math.min(asked.length, answers.length) - 1]));
  };
  return { rest, asked, query: (index = 0) => Object.fromEntries(asked[index]?.searchParams ?? []) };
}

const bar = (time: number) => [String(time), '1', '3', '1', '2', '10', '0.1', '6000', '1'];
const openInterest = (time: number) => [String(time), '2200', '22', '1364000'];
const limited = () => Promise.resolve({ code: '50011', msg: 'Too Many Requests', data: [] });

const range = { from: FROM, to: FROM + 9000 * HOUR, intervalMs: 5 * MINUTE };
const known = <Row>(pages: Pages<Row> | undefined) => ensureDefined(pages, 'a history');

describe('history of OKX', () => {
  it('asks for the oldest page of old bars, by cursors that stand outside of it', async () => {
    const { rest, asked, query } = venue([FROM + 5 * MINUTE, FROM, FROM - 5 * MINUTE].map(bar));
    const { rows, until } = await known(history.candles).page(rest, btc, range);
    expect(rows).toMatchObject([
      { time: FROM, intervalMs: 5 * MINUTE, volume: 0.1, closed: true },
      { time: FROM + 5 * MINUTE },
    ]);
    expect(until).toBe(FROM + 1500 * MINUTE);
    expect(asked[0]?.pathname).toBe('/api/v5/market/history-candles');
    expect(query()).toEqual({
      instId: SWAP,
      bar: '5m',
      after: String(until),
      before: String(FROM - 1),
      limit: '300',
    });
  });

  it('asks for the newest bars where the venue keeps them, and for long ones by UTC', async () => {
    const { rest, asked, query } = venue([]);
    const from = Date.now() - 10 * HOUR;
    await known(history.candles).page(rest, btc, { from, to: from + HOUR, intervalMs: MINUTE });
    expect(asked[0]?.pathname).toBe('/api/v5/market/candles');
    await known(okxSpot.history.candles).page(rest, okxSpot.defaults.defaultInstrument, {
      ...range,
      intervalMs: 24 * HOUR,
    });
    expect(query(1)).toMatchObject({ instId: 'BTC-USDT', bar: '1Dutc' });
  });

  it('reads open interest in coins, within the page alone', async () => {
    const { rest, asked, query } = venue([FROM + 490 * MINUTE, FROM, FROM - 1].map(openInterest));
    const { rows, until } = await known(history.openInterest).page(rest, btc, range);
    expect(rows).toMatchObject([{ time: FROM, size: 22 }]);
    expect(until).toBe(FROM + 490 * MINUTE);
    expect(asked[0]?.pathname).toBe('/api/v5/rubik/stat/contracts/open-interest-history');
    expect(query()).toEqual({
      instId: SWAP,
      period: '5m',
      begin: String(FROM - 1),
      end: String(until),
      limit: '100',
    });
  });

  it('reads what was paid at each settlement, with its interval', async () => {
    const row = (hours: number) => ({
      instId: SWAP,
      fundingRate: '0.0002',
      realizedRate: '0.0001',
      fundingTime: String(FROM + hours * HOUR),
    });
    const { rest, query } = venue([4, 0].map(row));
    const { rows, until } = await known(history.funding).page(rest, btc, range);
    expect(rows).toMatchObject([
      { time: FROM, rate: 0.0001, intervalHours: 4, kind: 'settled' },
      { time: FROM + 4 * HOUR, intervalHours: 4 },
    ]);
    expect(until).toBe(FROM + 100 * HOUR);
    expect(query()).toMatchObject({ after: String(until), before: String(FROM - 1), limit: '100' });
  });

  it('asks for fewer liquidations where not all fitted the answer', async () => {
    const full = Array.from({ length: 100 }, (_, index) => ({
      ...detail,
      ts: String(FROM + 2 * HOUR + index),
    }));
    const { rest, asked, query } = venue(
      [liquidated(SWAP, ...full)],
      [liquidated(SWAP, { ...detail, ts: String(FROM + 2) }, { ...detail, ts: String(FROM + 1) })],
    );
    const { rows, until } = await known(history.liquidations).page(rest, btc, range);
    expect(rows.map(({ time }) => time)).toEqual([FROM + 1, FROM + 2]);
    expect(rows[0]).toMatchObject({ position: 'long', size: 0.13, priceKind: 'bankruptcy' });
    expect(until).toBe(FROM + HOUR);
    expect(asked).toHaveLength(2);
    expect(query(1)).toEqual({
      instType: 'SWAP',
      uly: 'BTC-USDT',
      state: 'filled',
      after: String(until),
      before: String(FROM - 1),
      limit: '100',
    });
  });

  it('comes to an end though every answer is full', async () => {
    const full = Array.from({ length: 100 }, () => ({ ...detail, ts: String(FROM) }));
    const { rest, asked } = venue([liquidated(SWAP, ...full)]);
    const { until } = await known(history.liquidations).page(rest, btc, range);
    expect(until).toBe(FROM + MINUTE);
    expect(asked.length).toBeLessThan(8);
  });

  it('rejects steps that the venue does not have and answers that are errors', async () => {
    const { rest } = venue([]);
    for (const intervalMs of [1234, 1000, 7 * 24 * HOUR])
      await expect(known(history.candles).page(rest, btc, { ...range, intervalMs })).rejects.toThrow(
        RangeError,
      );
    await expect(
      known(history.openInterest).page(rest, btc, { ...range, intervalMs: MINUTE }),
    ).rejects.toThrow(RangeError);
    await expect(known(history.funding).page(limited, btc, range)).rejects.toThrow(MalformedError);
  });
});
