import { ensureDefined } from '../../lib/core/assert';
import type { HeatColumn } from '../../lib/heatmaps/columns/column';
import { timeInterleaved, type Timing } from '../harness';
import { ourStore } from './our-store';
import { jsonChunks, jsonCodes, peerStore, rawCells, records } from './peer-stores';
import { type Activity, simulateColumns } from './simulated-book';
import { emptyCells, type WindowCells, type WindowStore } from './window-store';

/** What one way of storing took, in milliseconds a load and bytes on disk. */
export interface WindowResult extends Timing {
  readonly key: 'ours' | 'jsonGz' | 'jsonCodes' | 'records' | 'raw';
  readonly name: string;
  readonly bytes: number | undefined;
}

const STORES: Readonly<Record<WindowResult['key'], () => WindowStore>> = {
  ours: ourStore,
  jsonGz: () => peerStore(jsonChunks),
  jsonCodes: () => peerStore(jsonCodes),
  records: () => peerStore(records),
  raw: () => peerStore(rawCells),
};

/** Runs in the browser: writes the same window in every way and times loading it, rounds interleaved. */
export async function measureWindow(
  seconds: number,
  activity: Activity,
  rounds: number,
): Promise<readonly WindowResult[]> {
  const columns = simulateColumns(seconds, activity);
  const expected = cellsOfColumns(columns);
  const cases = [];
  for (const key of Object.keys(STORES) as WindowResult['key'][]) {
    const store = STORES[key]();
    const bytes = await store.write(columns);
    checkEqual(store.name, await store.load(), expected);
    cases.push({ key, name: store.name, bytes, run: () => store.load() });
  }
  const timings = await timeInterleaved(cases, { rounds, warmUps: 1 });
  return cases.map(({ key, name, bytes }) => ({
    key,
    name,
    bytes,
    ...ensureDefined(timings.get(name), name),
  }));
}

function cellsOfColumns(columns: readonly HeatColumn[]): WindowCells {
  const count = ensureDefined(columns[0], 'a column').grid.count;
  const window = emptyCells(columns.length * count);
  columns.forEach(({ cells }, n) => {
    window.bid.set(cells.bid, n * count);
    window.ask.set(cells.ask, n * count);
  });
  return window;
}

function checkEqual(name: string, found: WindowCells, expected: WindowCells): void {
  for (const side of ['bid', 'ask'] as const) {
    const isEqual =
      found[side].length === expected[side].length &&
      found[side].every((code, cell) => code === expected[side][cell]);
    if (!isEqual) throw new Error(`${name}: the window that was read differs from the one that was written`);
  }
}

Object.assign(globalThis, { measureWindow });
