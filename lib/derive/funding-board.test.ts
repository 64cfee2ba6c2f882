import { DAY_MS, HOUR_MS } from '../core/durations';
import { beforeEach, describe, expect, it } from 'vitest';
import { MIDNIGHT } from '../heatmaps/funding/fixture';
import type { FundingEvent } from '../market/events';
import type { StoredPage } from '../storage/page-store';
import { FundingBoard } from './funding-board';
import { BINANCE, BYBIT, MARKET } from './test-market';

const about = { venue: BINANCE.venue, symbol: BINANCE.symbol };
const NOW = MIDNIGHT + HOUR_MS;

/** Pages of history, and what was asked for. */
class Pages {
  rows: readonly number[] = [];
  fails = false;
  readonly asked: (readonly [series: string, from: number, to: number])[] = [];

  load = async (series: string, from: number, to: number): Promise<readonly StoredPage[]> => {
    this.asked.push([series, from, to]);
    if (this.fails) throw new Error('no disk');
    return [{ from, until: to, rows: Float64Array.from(this.rows) }];
  };
}

let pages: Pages;
let board: FundingBoard;

beforeEach(() => {
  pages = new Pages();
  board = new FundingBoard(pages);
});

const predicted = (time: number, rate: number, nextTime: number): FundingEvent => ({
  type: 'funding',
  ...about,
  time,
  rate,
  intervalHours: 8,
  nextTime,
  kind: 'predicted',
});

const settled = (time: number, rate: number): FundingEvent => ({
  type: 'funding',
  ...about,
  time,
  rate,
  intervalHours: 8,
  kind: 'settled',
});

const rowAt = async (now: number) => (await board.view(MARKET, [BINANCE], now)).rows[0];

describe('FundingBoard', () => {
  it('shows what venues told of the past together with what they say now', async () => {
    pages.rows = [MIDNIGHT - 8 * HOUR_MS, 0.000_1, 8, MIDNIGHT, 0.000_2, 8];
    board.take(predicted(NOW - 60_000, 0.000_3, MIDNIGHT + 8 * HOUR_MS));
    board.take({ type: 'mark', ...about, time: NOW, mark: 60_000 });
    board.take({ type: 'openInterest', ...about, time: NOW, size: 1_000 });
    const row = await rowAt(NOW);
    expect([...(row?.points.time ?? [])]).toEqual([MIDNIGHT - 8 * HOUR_MS, MIDNIGHT]);
    expect(row?.now).toMatchObject({ rate: 0.000_3, kind: 'predicted', cost: 0.000_3 * 1_000 * 60_000 });
    expect(pages.asked).toEqual([['funding/binance-usdm/BTCUSDT/0', NOW - 91 * DAY_MS, NOW]]);
  });

  it('has a row for each contract, and none for spot', async () => {
    const spot = { ...BINANCE, venue: 'binance-spot', contract: 'spot' } as const;
    const { market, rows } = await board.view(MARKET, [BINANCE, spot, BYBIT], NOW);
    expect(market).toBe(MARKET);
    expect(rows.map(({ venue, now }) => [venue, now])).toEqual([
      ['binance-usdm', undefined],
      ['bybit-linear', undefined],
    ]);
  });

  it('keeps the last prediction for each settlement, however many there were', async () => {
    for (let minute = 0; minute < 1_000; minute += 1) {
      const next = MIDNIGHT + (minute < 500 ? 0 : 8 * HOUR_MS);
      board.take(predicted(MIDNIGHT + (minute - 500) * 60_000, minute / 1e7, next));
    }
    const row = await rowAt(MIDNIGHT + 500 * 60_000 - 1);
    expect([...(row?.points.time ?? [])]).toEqual([MIDNIGHT, MIDNIGHT + 8 * HOUR_MS]);
    expect(row?.points.r8[0]).toBeCloseTo(499 / 1e7, 12);
    expect(row?.points.r8[1]).toBeCloseTo(999 / 1e7, 12);
  });

  it('does not lose what was said before to a settlement that is told again and again', async () => {
    board.take(predicted(MIDNIGHT - 60_000, 0.000_5, MIDNIGHT));
    for (let time = 0; time < 1_000; time += 1) board.take(settled(MIDNIGHT - 8 * HOUR_MS, 0.000_1));
    const row = await rowAt(NOW);
    expect([...(row?.points.time ?? [])]).toEqual([MIDNIGHT - 8 * HOUR_MS, MIDNIGHT]);
  });

  it('reads the past again after half a minute, and does without it when it cannot be read', async () => {
    await rowAt(NOW);
    await rowAt(NOW + 29_000);
    expect(pages.asked).toHaveLength(1);
    pages.rows = [MIDNIGHT, 0.000_2, 8];
    expect((await rowAt(NOW + 30_000))?.points.time).toHaveLength(1);
    pages.fails = true;
    expect((await rowAt(NOW + 60_000))?.points.time).toHaveLength(0);
    pages.fails = false;
    expect((await rowAt(NOW + 90_000))?.points.time).toHaveLength(1);
  });
});
