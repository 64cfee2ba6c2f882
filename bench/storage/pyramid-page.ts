import { ensureDefined } from '../../lib/core/assert';
import { type Clock, systemClock } from '../../lib/core/clock';
import { encodeRuns } from '../../lib/heatmaps/codec/encode-runs';
import { decodeCells } from '../../lib/heatmaps/codec/decode-chunk';
import type { HeatColumn } from '../../lib/heatmaps/columns/column';
import { type HeatSeries, seriesKey } from '../../lib/heatmaps/columns/series';
import { VENUE_IDS } from '../../lib/market/venues';
import { loadHistory } from '../../lib/recording/load-history';
import { ColumnStore } from '../../lib/storage/column-store';
import { Database } from '../../lib/storage/database';
import { Compactor } from '../../lib/storage/pyramid/compactor';
import { timeInterleaved, type Timing } from '../harness';
import { type Activity, simulateColumns } from './simulated-book';

const SECOND = 1000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const KEPT = { days: 90, megabytes: 10_000 };
/** The aggregate and eight venues. */
const SOURCES = ['all', ...VENUE_IDS.slice(0, 8)] as const;
const LIVE_EVERY_MS = 50;
const IDLE_MS = 3000;
const COMPACTIONS = 5;

/** Milliseconds from when a live column is due until it is taken: how long other work has held it up. */
export interface AppendWaits {
  readonly appends: number;
  readonly median: number;
  readonly longest: number;
}

export interface PyramidResult {
  readonly idle: AppendWaits;
  readonly compacting: readonly AppendWaits[];
  /** Columns of 5 s that a compaction made of each source. */
  readonly pooled: number;
  readonly sixHours: Timing;
  readonly ninetyDays: Timing;
}

const bookOf = (market: string, source: HeatSeries['source'], stepMs: number): HeatSeries => ({
  layer: 'order-book',
  market,
  source,
  stepMs,
});

/** Runs in the browser: live appends beside compactions of `seconds` of nine sources, and loads of long stretches. */
export async function measurePyramid(
  seconds: number,
  activity: Activity,
  rounds: number,
): Promise<PyramidResult> {
  const columns = simulateColumns(seconds + 2000, activity).map(withoutSizes);
  const now = ensureDefined(columns.at(-1), 'a column').time;
  const clock: Clock = { ...systemClock, now: () => now };
  const store = await ColumnStore.open({ database: new Database(), clock });
  const idle = await new LiveAppends(store, 'IDLE', columns).during(
    new Promise((resolve) => setTimeout(resolve, IDLE_MS)),
  );
  const compactor = new Compactor({ store, clock, retention: () => KEPT });
  await compactor.run();
  const compacting: AppendWaits[] = [];
  for (let round = 0; round < COMPACTIONS; round += 1) {
    const market = `ROUND-${round}`;
    for (const source of SOURCES) {
      for (const column of columns.slice(0, seconds)) store.append(bookOf(market, source, SECOND), column);
      await store.flush();
    }
    const live = new LiveAppends(store, market, columns.slice(seconds));
    compacting.push(await live.during(compactor.run()));
  }
  await store.close();
  const { chunks } = await store.load(bookOf('ROUND-0', 'all', 5000), 0, Number.MAX_SAFE_INTEGER);
  const pooled = chunks.reduce((sum, { offsets }) => sum + offsets.length, 0);
  return { idle, compacting, pooled, ...(await measureLoads(columns, rounds)) };
}

/** Nothing but the column, so that the bench's own memory is not what the garbage collector is busy with. */
const withoutSizes = ({ time, stepMs, grid, cells, bid, ask, coverage }: HeatColumn): HeatColumn => ({
  time,
  stepMs,
  grid,
  cells,
  bid,
  ask,
  coverage,
});

/** Resolves with false when it is time. */
const until = (due: number) =>
  new Promise<false>((resolve) => setTimeout(() => resolve(false), due - performance.now()));

/** Columns of all sources as they come live, only faster. */
class LiveAppends {
  private next = 0;

  constructor(
    private readonly store: ColumnStore,
    private readonly market: string,
    private readonly columns: readonly HeatColumn[],
  ) {}

  /** Appends at fixed times until the work is done. */
  async during(work: Promise<unknown>): Promise<AppendWaits> {
    const waits: number[] = [];
    const end = work.then(() => true);
    let due = performance.now() + LIVE_EVERY_MS;
    while (!(await Promise.race([end, until(due)]))) {
      this.append();
      waits.push(performance.now() - due);
      due = performance.now() + LIVE_EVERY_MS;
    }
    const sorted = waits.toSorted((a, b) => a - b);
    return {
      appends: waits.length,
      median: sorted[sorted.length >> 1] ?? Number.NaN,
      longest: sorted.at(-1) ?? Number.NaN,
    };
  }

  private append(): void {
    const column = this.columns[this.next++];
    if (column) for (const source of SOURCES) this.store.append(bookOf(this.market, source, SECOND), column);
  }
}

/** Six hours from the tier of five seconds and ninety days from that of hours, in full. */
async function measureLoads(
  columns: readonly HeatColumn[],
  rounds: number,
): Promise<Pick<PyramidResult, 'sixHours' | 'ninetyDays'>> {
  const start = Math.floor((columns[0]?.time ?? 0) / (2 * HOUR)) * 2 * HOUR;
  await fill('SIX', 5 * SECOND, { start, spanMs: 6 * HOUR, columns });
  await fill('NINETY', HOUR, { start, spanMs: 90 * DAY, columns });
  await fill('NINETY', 300 * SECOND, { start, spanMs: 90 * DAY, columns });
  const store = await ColumnStore.open({ database: new Database(), clock: systemClock });
  const load = async (market: string, spanMs: number) => {
    const query = { layer: 'order-book', market } as const;
    const { chunks } = await loadHistory(store, query, { from: start, to: start + spanMs });
    await Promise.all(chunks.map(decodeCells));
  };
  const cases = [
    { name: 'six', run: () => load('SIX', 6 * HOUR) },
    { name: 'ninety', run: () => load('NINETY', 90 * DAY) },
  ];
  const timings = await timeInterleaved(cases, { rounds });
  const none = { median: Number.NaN, min: Number.NaN, max: Number.NaN };
  return { sixHours: timings.get('six') ?? none, ninetyDays: timings.get('ninety') ?? none };
}

interface Filling {
  readonly start: number;
  readonly spanMs: number;
  readonly columns: readonly HeatColumn[];
}

/** Writes a tier of a market in full, of the same columns over and over. */
async function fill(market: string, stepMs: number, { start, spanMs, columns }: Filling): Promise<void> {
  const connection = new Database();
  const database = await connection.connect();
  const key = seriesKey(bookOf(market, 'all', stepMs));
  for (let done = 0; done < spanMs / stepMs; done += columns.length) {
    const run = columns.slice(0, spanMs / stepMs - done).map((column, index) => ({
      ...column,
      stepMs,
      time: start + (done + index) * stepMs,
    }));
    for (const chunk of await encodeRuns(run)) await database.put('chunks', chunk, [key, chunk.start]);
  }
  connection.close();
}

Object.assign(globalThis, { measurePyramid });
