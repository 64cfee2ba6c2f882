import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/durations';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { writeRows } from '../backfill/rows';
import { FakeClock } from '../core/fake-clock';
import type { FlowBar } from '../flow/flow-bar';
import { BarStore } from '../storage/bar-store';
import { Database } from '../storage/database';
import { insertBlankDisk, throwing } from '../storage/fake-disk';
import { PageStore } from '../storage/page-store';
import { liquidationDays, pricesOf } from './claim-bars';
import { DERIVED_STEP_MS } from './layer';
import { BINANCE, BYBIT, MIDNIGHT, simulatedBars } from './test-market';

const STRETCH = { from: MIDNIGHT, to: MIDNIGHT + 3 * DAY_MS };

const openSources = () => {
  const database = new Database();
  return { bars: new BarStore({ database, clock: new FakeClock() }), pages: new PageStore(database) };
};

async function record(bars: readonly FlowBar[], instrument = BINANCE): Promise<void> {
  const { bars: store } = openSources();
  const { venue, symbol } = instrument;
  store.append({ venue, symbol, intervalMs: bars[0]?.intervalMs ?? NaN }, { bars, gaps: [] });
  await store.flush();
}

beforeEach(insertBlankDisk);

describe('prices', () => {
  it('are of whole steps, the recorded ones before those that the venue told', async () => {
    // Four minutes of the second step are missing, and all of the third was only told.
    const minutes = simulatedBars(BINANCE, MIDNIGHT, MIDNIGHT + 6 * MINUTE_MS, MINUTE_MS);
    await record(minutes);
    const candles = Array.from({ length: 15 }, (_, index) => ({
      type: 'candle' as const,
      venue: BINANCE.venue,
      symbol: BINANCE.symbol,
      time: MIDNIGHT + index * MINUTE_MS,
      intervalMs: MINUTE_MS,
      open: 1,
      high: 3,
      low: 1,
      close: 2,
      volume: 1,
      closed: true,
    }));
    await new PageStore(new Database()).put(`candles/${BINANCE.venue}/${BINANCE.symbol}/${MINUTE_MS}`, {
      from: MIDNIGHT,
      until: MIDNIGHT + 15 * MINUTE_MS,
      rows: writeRows('candles', candles),
    });
    const { bars, minutes: traded } = await pricesOf(openSources(), BINANCE, STRETCH);
    const told = { high: 3, low: 1, close: 2 };
    const first = minutes.slice(0, 5);
    expect(bars).toEqual([
      {
        time: MIDNIGHT,
        end: MIDNIGHT + DERIVED_STEP_MS,
        high: Math.max(...first.map(({ high }) => high)),
        low: Math.min(...first.map(({ low }) => low)),
        close: first.at(-1)?.close,
      },
      { time: MIDNIGHT + DERIVED_STEP_MS, end: MIDNIGHT + 2 * DERIVED_STEP_MS, ...told },
      { time: MIDNIGHT + 2 * DERIVED_STEP_MS, end: MIDNIGHT + 3 * DERIVED_STEP_MS, ...told },
    ]);
    expect(traded.map(({ time }) => time)).toEqual(minutes.map(({ time }) => time));
    const [bar] = minutes;
    const volume = [...(bar?.volume.buy ?? []), ...(bar?.volume.sell ?? [])].reduce(
      (sum, size) => sum + size,
      0,
    );
    expect(traded[0]?.worth).toBeCloseTo(volume * (bar?.close ?? NaN), 3);
  });

  it('that cannot be read are no empty ones', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(throwing('UnknownError'));
    await expect(pricesOf(openSources(), BINANCE, STRETCH)).rejects.toThrow('no');
    await expect(liquidationDays(openSources(), [BINANCE], STRETCH)).rejects.toThrow('database failed');
  });
});

const closedIn = (bars: readonly FlowBar[]) =>
  bars.flatMap(({ liquidations }) => liquidations).reduce((sum, { price, size }) => sum + price * size, 0);

describe('days of liquidations', () => {
  it('are those recorded for three quarters, with the venues that were recorded as long', async () => {
    const whole = simulatedBars(BINANCE, MIDNIGHT, MIDNIGHT + DAY_MS);
    const half = simulatedBars(BINANCE, MIDNIGHT + DAY_MS, MIDNIGHT + DAY_MS + 12 * HOUR_MS);
    const most = simulatedBars(BINANCE, MIDNIGHT + 2 * DAY_MS, MIDNIGHT + 2 * DAY_MS + 18 * HOUR_MS);
    await record([...whole, ...half, ...most]);
    const others = simulatedBars(BYBIT, MIDNIGHT, MIDNIGHT + 2 * DAY_MS);
    await record(others, BYBIT);
    const days = await liquidationDays(openSources(), [BINANCE, BYBIT], STRETCH);
    expect(days.map(({ day }) => day)).toEqual([MIDNIGHT, MIDNIGHT + 2 * DAY_MS]);
    const ofFirst = others.filter(({ time }) => time < MIDNIGHT + DAY_MS);
    expect(days[0]?.worth).toBeCloseTo(closedIn(whole) + closedIn(ofFirst), 0);
    expect(days[1]?.worth).toBeCloseTo(closedIn(most), 0);
  });
});
