import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/durations';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeRows } from '../backfill/rows';
import { ensureDefined } from '../core/assert';
import { FakeClock } from '../core/fake-clock';
import { EXCHANGES } from '../exchanges/registry';
import { BarStore } from '../storage/bar-store';
import { Database } from '../storage/database';
import { insertBlankDisk } from '../storage/fake-disk';
import { PageStore } from '../storage/page-store';
import { candleRun } from './candle-run';
import type { SourceParts } from './profile-sources';
import { BINANCE, MIDNIGHT, simulatedBar, simulatedBars } from './test-market';

const about = { venue: BINANCE.venue, symbol: BINANCE.symbol };
let parts: SourceParts & { readonly bars: BarStore; readonly pages: PageStore };

beforeEach(() => {
  insertBlankDisk();
  const database = new Database();
  const bars = new BarStore({ database, clock: new FakeClock() });
  parts = { exchanges: EXCHANGES, bars, pages: new PageStore(database) };
});

/** Puts candles of `[from, to)` as the venue told them; a candle's low says how many steps it is from midnight. */
const tell = (from: number, to: number, stepMs: number) =>
  parts.pages.put(`candles/binance-usdm/BTCUSDT/${stepMs}`, {
    from,
    until: to,
    rows: writeRows(
      'candles',
      Array.from({ length: (to - from) / stepMs }, (_, index) => {
        const low = 50_000 + (from - MIDNIGHT) / stepMs + index;
        return {
          type: 'candle' as const,
          ...about,
          time: from + index * stepMs,
          intervalMs: stepMs,
          open: low,
          high: low + 10,
          low,
          close: low,
          volume: 1,
          closed: true,
        };
      }),
    ),
  });

const rowsOf = (rows: Float64Array) =>
  Array.from({ length: rows.length / 3 }, (_, row) => [...rows.subarray(3 * row, 3 * row + 3)]);

describe('candleRun', () => {
  it('gives what was told, what was recorded since, and the minute that goes on, each time once', async () => {
    const now = MIDNIGHT + 10 * MINUTE_MS + 20_000;
    await tell(MIDNIGHT, MIDNIGHT + 5 * MINUTE_MS, MINUTE_MS);
    const bars = simulatedBars(BINANCE, MIDNIGHT + 4 * MINUTE_MS, MIDNIGHT + 9 * MINUTE_MS, MINUTE_MS);
    parts.bars.append({ ...about, intervalMs: MINUTE_MS }, { bars, gaps: [] });
    const open = simulatedBar(BINANCE, MIDNIGHT + 10 * MINUTE_MS, MINUTE_MS);
    const span = { from: MIDNIGHT + MINUTE_MS, to: now };
    const { barMs, rows } = await candleRun(parts, BINANCE, span, now, open);
    expect(barMs).toBe(MINUTE_MS);
    const minutes = rowsOf(rows);
    expect(minutes.map(([time = 0]) => (time - MIDNIGHT) / MINUTE_MS)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    expect(minutes[0]?.slice(1)).toEqual([50_011, 50_001]);
    // Both know this minute: whatever either has seen.
    expect(minutes[3]?.slice(1)).toEqual([bars[0]?.high, 50_004]);
    expect(minutes[9]?.slice(1)).toEqual([open.high, open.low]);
    // Of this one nobody has heard: the price went from the one before to the one after.
    const last = ensureDefined(bars.at(-1), 'a bar');
    expect(minutes[8]?.slice(1)).toEqual([Math.max(last.high, open.high), Math.min(last.low, open.low)]);
  });

  it('takes longer bars for a longer stretch', async () => {
    await tell(MIDNIGHT, MIDNIGHT + DAY_MS, MINUTE_MS);
    const span = { from: MIDNIGHT, to: MIDNIGHT + DAY_MS };
    const { barMs, rows } = await candleRun(parts, BINANCE, span, MIDNIGHT + 2 * DAY_MS, undefined);
    expect(barMs).toBe(5 * MINUTE_MS);
    expect(rows).toHaveLength(3 * 288);
    expect(rowsOf(rows)[1]).toEqual([MIDNIGHT + 5 * MINUTE_MS, 50_019, 50_005]);
  });

  it('takes no shorter bars than there are candles: what an hour reached belongs to all of it', async () => {
    const now = MIDNIGHT + 100 * DAY_MS;
    await tell(MIDNIGHT, MIDNIGHT + 6 * HOUR_MS, HOUR_MS);
    const span = { from: MIDNIGHT + 30 * MINUTE_MS, to: MIDNIGHT + 3 * HOUR_MS };
    const { barMs, rows } = await candleRun(parts, BINANCE, span, now, undefined);
    expect(barMs).toBe(HOUR_MS);
    expect(rowsOf(rows).map(([time]) => time)).toEqual([
      MIDNIGHT,
      MIDNIGHT + HOUR_MS,
      MIDNIGHT + 2 * HOUR_MS,
    ]);
  });

  it.each([
    ['five minutes', 5 * MINUTE_MS, 'a minute', MINUTE_MS, 30],
    ['an hour', HOUR_MS, 'five minutes', 5 * MINUTE_MS, 90],
  ])('goes on with candles of %s where those of %s end', async (_long, longMs, _fine, fineMs, days) => {
    const now = MIDNIGHT + 100 * DAY_MS;
    const begin = now - days * DAY_MS;
    await tell(begin - DAY_MS, begin, longMs);
    await tell(begin, begin + DAY_MS, fineMs);
    const span = { from: begin - 10 * longMs, to: begin + 10 * longMs };
    const { barMs, rows } = await candleRun(parts, BINANCE, span, now, undefined);
    expect(barMs).toBe(longMs);
    expect(rowsOf(rows)).toHaveLength(20);
  });

  it('says of bars before the first that is known, and behind the last, that they are not', async () => {
    const now = MIDNIGHT + 10 * MINUTE_MS + 30_000;
    await tell(MIDNIGHT + 2 * MINUTE_MS, MIDNIGHT + 5 * MINUTE_MS, MINUTE_MS);
    const span = { from: MIDNIGHT, to: MIDNIGHT + HOUR_MS };
    const { rows } = await candleRun(parts, BINANCE, span, now, undefined);
    const known = rowsOf(rows).map(([, high, low]) => !Number.isNaN(high) && !Number.isNaN(low));
    // What ended less than two minutes ago may still be told.
    expect(known).toEqual([false, false, true, true, true, false, false, false]);
  });

  it.each([
    ['an instrument of which nothing is known', BINANCE],
    ['a chart of what nobody records', undefined],
  ])('gives every bar that has begun of %s, and no range', async (_, instrument) => {
    const span = { from: MIDNIGHT, to: MIDNIGHT + HOUR_MS };
    const now = MIDNIGHT + 10 * MINUTE_MS + 1;
    const { barMs, rows } = await candleRun(parts, instrument, span, now, undefined);
    expect(barMs).toBe(MINUTE_MS);
    expect(rowsOf(rows)).toEqual(
      Array.from({ length: 11 }, (__, minute) => [MIDNIGHT + minute * MINUTE_MS, Number.NaN, Number.NaN]),
    );
  });
});
