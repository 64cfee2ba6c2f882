import { SECOND_MS } from '../../core/durations';
import type { Clock } from '../../core/clock';
import { DAMAGED } from '../../heatmaps/codec/read-chunks';
import type { HeatColumn } from '../../heatmaps/columns/column';
import { type HeatSeries, seriesKey } from '../../heatmaps/columns/series';
import { ColumnStore } from '../column-store';
import { Database } from '../database';
import { columnAt } from '../test-columns';
import type { Retention } from '../settings';
import { Compactor } from './compactor';
import { decodeAll } from './decode-stored';

/** Where intervals of every tier begin. */
export const START = 1_699_999_200_000;

export const BOOK: HeatSeries = { layer: 'order-book', market: 'BTC-USDT', source: 'all', stepMs: SECOND_MS };
export const stepOf = (stepMs: number, pooled?: 'mean'): HeatSeries => ({
  ...BOOK,
  stepMs,
  ...(pooled && { pooled }),
});

const EVERYTHING: Retention = { days: 90, megabytes: Number.POSITIVE_INFINITY };

/** A clock that stands still: what is to come shortly comes at once, the rest never. */
export const clockAt = (time: number): Clock => ({
  now: () => time,
  after(delayMs, task) {
    if (delayMs >= SECOND_MS) return () => {};
    const timer = setImmediate(task);
    return () => clearImmediate(timer);
  },
  every: () => () => {},
});

/** The columns of seconds after {@link START}, with a wall in one bin that wanders. */
export const secondsOf = (from: number, to: number): readonly HeatColumn[] =>
  Array.from({ length: to - from }, (_, index) => {
    const column = columnAt(from + index);
    const bid = Uint8Array.from(column.cells.bid);
    bid[((from + index) * 7) % 20] = 100 + ((from + index) % 100);
    return { ...column, time: START + column.time, cells: { ...column.cells, bid } };
  });

/** Writes columns as the live recording does, in a session of its own. */
export async function record(columns: readonly HeatColumn[], series: HeatSeries = BOOK): Promise<void> {
  const store = await ColumnStore.open({ database: new Database(), clock: clockAt(START) });
  for (const column of columns) store.append({ ...series, stepMs: column.stepMs }, column);
  await store.close();
}

/** One run of a compactor at a time, in a session of its own. */
export async function compact(now: number, retention: Partial<Retention> = {}): Promise<void> {
  const database = new Database();
  const clock = clockAt(now);
  const store = await ColumnStore.open({ database, clock });
  await new Compactor({ store, clock, retention: () => ({ ...EVERYTHING, ...retention }) }).run();
  database.close();
}

/** The columns of a series on disk. */
export async function columnsOn(series: HeatSeries): Promise<readonly HeatColumn[]> {
  const { chunks } = await contents();
  const own = chunks.filter(({ key }) => key[0] === seriesKey(series));
  const { columns } = await decodeAll(own.map(({ key, value }) => ({ start: key[1], chunk: value })));
  return columns;
}

/** The gaps of a series on disk. */
export async function gapsOn(series: HeatSeries) {
  const { gaps } = await contents();
  return gaps.filter(({ key }) => key[0] === seriesKey(series)).map(({ value }) => value);
}

/** All chunks and gaps on disk, but for the gaps that only tell of damage. */
export async function contents() {
  const connection = new Database();
  const database = await connection.connect();
  const [chunkKeys, chunks, gapKeys, gaps] = await Promise.all([
    database.getAllKeys('chunks'),
    database.getAll('chunks'),
    database.getAllKeys('gaps'),
    database.getAll('gaps'),
  ]);
  connection.close();
  return {
    chunks: chunkKeys.flatMap((key, n) => (chunks[n] ? [{ key, value: chunks[n] }] : [])),
    gaps: gapKeys.flatMap((key, n) => (gaps[n] ? [{ key, value: gaps[n] }] : [])),
  };
}

/** Changes fields of a stored chunk. */
export async function damage(series: HeatSeries, start: number, change: object): Promise<void> {
  const connection = new Database();
  const database = await connection.connect();
  const chunk = await database.get('chunks', [seriesKey(series), start]);
  await database.put('chunks', { ...chunk, ...change } as never, [seriesKey(series), start]);
  connection.close();
}

export const damaged = (from: number, to: number) => ({ from, to, reason: DAMAGED });
