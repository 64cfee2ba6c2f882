import { gunzipSync, gzipSync } from 'fflate';
import { openDB } from 'idb';
import { ensureDefined } from '../../lib/core/assert';
import { SIDES } from '../../lib/core/units';
import type { PriceGrid } from '../../lib/heatmaps/columns/column';
import { quantise } from '../../lib/heatmaps/columns/quantise';
import { inChunks } from './budget';
import type { SimulatedColumn } from './simulated-book';
import { emptyCells, type WindowCells, type WindowStore } from './window-store';

type Pair = readonly [price: number, size: number];

interface SizedLevel {
  readonly price: number;
  readonly size: number;
}

/** A column with its sizes, as a tool without a codec keeps it. */
interface ColumnRecord<Level> {
  readonly time: number;
  readonly best: readonly [bid: number, ask: number];
  readonly bid: readonly Level[];
  readonly ask: readonly Level[];
}

/** How a way of storing turns a run of columns into values and back. */
interface Format<Value> {
  readonly name: string;
  readonly pack: (columns: readonly SimulatedColumn[]) => readonly Value[];
  readonly unpack: (values: readonly Value[], grid: PriceGrid) => WindowCells;
  readonly bytesOf: (value: Value) => number | undefined;
}

/** Chunks as long as ours, as JSON of `[price, size]` pairs, gzip'd by fflate. */
export const jsonChunks: Format<Uint8Array> = {
  name: 'gzip’d JSON chunks of [price, size] (fflate)',
  pack: (columns) => inChunks(columns).map((run) => gzipJson(run.map((column) => recordOf(column, asPair)))),
  unpack: (values, grid) =>
    cellsOf(
      values.flatMap((value) => gunzipJson(value) as ColumnRecord<Pair>[]),
      grid,
      (pair) => pair,
    ),
  bytesOf: (value) => value.byteLength,
};

/** The same with our codes instead of prices and sizes: all that JSON could gain from quantising. */
export const jsonCodes: Format<Uint8Array> = {
  name: 'gzip’d JSON chunks of our codes (fflate)',
  pack: (columns) =>
    inChunks(columns).map((run) =>
      gzipJson(run.map(({ cells }) => ({ bid: [...cells.bid], ask: [...cells.ask] }))),
    ),
  unpack: (values, { count }) => {
    const columns = values.flatMap((value) => gunzipJson(value) as Record<'bid' | 'ask', number[]>[]);
    const window = emptyCells(columns.length * count);
    columns.forEach((column, n) => SIDES.forEach((side) => window[side].set(column[side], n * count)));
    return window;
  },
  bytesOf: (value) => value.byteLength,
};

/** One record per column, one object per cell: the shape that chart plugins take. */
export const records: Format<ColumnRecord<SizedLevel>> = {
  name: 'one record per column, {price, size} per cell',
  pack: (columns) => columns.map((column) => recordOf(column, asLevel)),
  unpack: (values, grid) => cellsOf(values, grid, ({ price, size }) => [price, size]),
  bytesOf: () => undefined,
};

/** Chunks of plain cells: what the disk alone costs. */
export const rawCells: Format<WindowCells> = {
  name: 'limit: plain cells, getAll',
  pack: (columns) =>
    inChunks(columns).map((run) => {
      const count = ensureDefined(run[0], 'a column').grid.count;
      const window = emptyCells(run.length * count);
      run.forEach(({ cells }, n) => SIDES.forEach((side) => window[side].set(cells[side], n * count)));
      return window;
    }),
  unpack: (values) => {
    const window = emptyCells(values.reduce((cells, { bid }) => cells + bid.length, 0));
    let at = 0;
    for (const value of values) {
      for (const side of SIDES) window[side].set(value[side], at);
      at += value.bid.length;
    }
    return window;
  },
  bytesOf: ({ bid, ask }) => bid.byteLength + ask.byteLength,
};

/** A store of a database of its own, values by running number. */
export function peerStore<Value>(format: Format<Value>): WindowStore {
  const { name, pack, unpack, bytesOf } = format;
  const database = openDB(`peer: ${name}`, 1, { upgrade: (db) => void db.createObjectStore('values') });
  let grid: PriceGrid | undefined;
  return {
    name,
    async write(columns) {
      grid = columns[0]?.grid;
      const transaction = (await database).transaction('values', 'readwrite', { durability: 'relaxed' });
      const values = pack(columns);
      await Promise.all([
        transaction.store.clear(),
        ...values.map((value, n) => transaction.store.put(value, n)),
      ]);
      await transaction.done;
      const bytes = values.map(bytesOf);
      return bytes.includes(undefined)
        ? undefined
        : bytes.reduce<number>((sum, each) => sum + (each ?? 0), 0);
    },
    async load() {
      const values = (await (await database).getAll('values')) as Value[];
      return unpack(values, ensureDefined(grid, 'the grid of the window'));
    },
  };
}

const asPair = (price: number, size: number): Pair => [price, size];
const asLevel = (price: number, size: number): SizedLevel => ({ price, size });

function recordOf<Level>(
  { time, sizes, grid, bid, ask }: SimulatedColumn,
  levelOf: (price: number, size: number) => Level,
): ColumnRecord<Level> {
  const levels = (bins: Float64Array) =>
    [...bins].flatMap((size, bin) => (size > 0 ? [levelOf((grid.firstBin + bin) * grid.binSize, size)] : []));
  return { time, best: [bid, ask], bid: levels(sizes.bid), ask: levels(sizes.ask) };
}

/** Records back to the codes a painter takes. */
function cellsOf<Level>(
  columns: readonly ColumnRecord<Level>[],
  grid: PriceGrid,
  pairOf: (level: Level) => Pair,
): WindowCells {
  const window = emptyCells(columns.length * grid.count);
  columns.forEach((column, n) => {
    for (const side of SIDES) {
      for (const level of column[side]) {
        const [price, size] = pairOf(level);
        const bin = Math.round(price / grid.binSize) - grid.firstBin;
        window[side][n * grid.count + bin] = quantise(size, grid.unit);
      }
    }
  });
  return window;
}

const gzipJson = (value: unknown) => gzipSync(new TextEncoder().encode(JSON.stringify(value)));

const gunzipJson = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(gunzipSync(bytes)));
