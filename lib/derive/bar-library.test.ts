import { MINUTE_MS } from '../core/durations';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { writeRows } from '../backfill/rows';
import { FakeClock } from '../core/fake-clock';
import { EXCHANGES } from '../exchanges/registry';
import type { FlowBar } from '../flow/flow-bar';
import { BarStore } from '../storage/bar-store';
import { Database } from '../storage/database';
import { dieAt } from '../storage/dying-disk';
import { insertBlankDisk } from '../storage/fake-disk';
import { PageStore } from '../storage/page-store';
import { BarLibrary } from './bar-library';
import { DERIVED_STEP_MS } from './layer';
import { BINANCE, MIDNIGHT, simulatedBars } from './test-market';

const TOLD_CLOSE = 50_000;
const about = { venue: BINANCE.venue, symbol: BINANCE.symbol };
let bars: BarStore;
let pages: PageStore;
let library: BarLibrary;

beforeEach(() => {
  insertBlankDisk();
  const database = new Database();
  bars = new BarStore({ database, clock: new FakeClock() });
  pages = new PageStore(database);
  library = new BarLibrary({ exchanges: EXCHANGES, bars, pages });
});

const at = (minute: number) => MIDNIGHT + minute * MINUTE_MS;

/** Records minutes `[from, to)`, as bars of a minute or of five. */
function record(from: number, to: number, intervalMs = MINUTE_MS): void {
  const run = { bars: simulatedBars(BINANCE, at(from), at(to), intervalMs), gaps: [] };
  bars.append({ ...about, intervalMs }, run);
}

/** Puts candles of the minutes `[from, to)` as the venue told them. */
const tell = (from: number, to: number) =>
  pages.put('candles/binance-usdm/BTCUSDT/60000', {
    from: at(from),
    until: at(to),
    rows: writeRows(
      'candles',
      Array.from({ length: to - from }, (_, index) => ({
        type: 'candle' as const,
        ...about,
        time: at(from + index),
        intervalMs: MINUTE_MS,
        open: TOLD_CLOSE,
        high: TOLD_CLOSE + 5,
        low: TOLD_CLOSE - 5,
        close: TOLD_CLOSE,
        volume: 10,
        closed: true,
      })),
    ),
  });

const load = (from: number, to: number, intervalMs = DERIVED_STEP_MS) =>
  library.load(BINANCE, { from: at(from), to: at(to), intervalMs });

const summary = (loaded: readonly FlowBar[]) =>
  loaded.map(({ time, close }) => [
    (time - MIDNIGHT) / MINUTE_MS,
    close === TOLD_CLOSE ? 'told' : 'recorded',
  ]);

describe('BarLibrary', () => {
  it('gives what was recorded before what was told, each time once', async () => {
    await tell(0, 25);
    record(5, 15);
    record(20, 30);
    expect(summary(await load(0, 30))).toEqual([
      [0, 'told'],
      [5, 'recorded'],
      [10, 'recorded'],
      [15, 'told'],
      [20, 'recorded'],
      [25, 'recorded'],
    ]);
  });

  it('gives no interval of which a part is unknown, and what was told where a part was recorded', async () => {
    await tell(0, 5);
    record(2, 9);
    expect(summary(await load(0, 10))).toEqual([[0, 'told']]);
  });

  it('gives bars that begin within the stretch alone', async () => {
    record(0, 30);
    expect(summary(await load(5, 20)).map(([time]) => time)).toEqual([5, 10, 15]);
    expect(await load(10, 10)).toEqual([]);
  });

  it('puts bars of different lengths together, and leaves out those that are too long', async () => {
    record(0, 10, DERIVED_STEP_MS);
    record(10, 20);
    expect(summary(await load(0, 20)).map(([time]) => time)).toEqual([0, 5, 10, 15]);
    expect(summary(await load(0, 20, MINUTE_MS)).map(([time]) => time)).toEqual([
      10, 11, 12, 13, 14, 15, 16, 17, 18, 19,
    ]);
  });

  it('says that what is stored cannot be read instead of giving nothing', async () => {
    record(0, 10);
    await bars.flush();
    dieAt(1);
    await expect(load(0, 10)).rejects.toThrow('died');
    // The bars alone.
    const silent = new BarLibrary({ exchanges: EXCHANGES, bars, pages: { load: async () => [] } });
    await expect(
      silent.load(BINANCE, { from: at(0), to: at(10), intervalMs: DERIVED_STEP_MS }),
    ).rejects.toThrow('The browser’s database failed');
    vi.restoreAllMocks();
    expect(await load(0, 10)).toHaveLength(2);
  });
});
