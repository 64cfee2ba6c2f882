import { EXCHANGES } from '../exchanges/registry';
import type { HeatLayerId } from '../heatmaps/layers';
import type { LiquidationMarket } from '../heatmaps/liquidation/model';
import { FakeClock } from '../core/fake-clock';
import type { Instrument } from '../market/instrument';
import { BarStore } from '../storage/bar-store';
import { CheckpointStore } from '../storage/checkpoint-store';
import { ColumnArchive } from '../storage/column-archive';
import { Database } from '../storage/database';
import { PageStore } from '../storage/page-store';
import { BarLibrary } from './bar-library';
import { DerivedMarket } from './derived-market';
import { DERIVED_STEP_MS } from './layer';
import type { NewColumns } from './layer-run';
import { LiquidationMemory } from './liquidation-memory';
import { contractOf, eagerClock, MARKET, simulatedBars, VENUES } from './test-market';

interface WorkerParts {
  readonly contract?: (instrument: Instrument) => Promise<LiquidationMarket | undefined>;
  /** Epoch ms before which there are no bars, so that nobody looks for them. */
  readonly begin?: number;
}

/** The maps of a market in a worker of its own, on the disk that is there; and what it told. For tests. */
export function openWorker({ contract = contractOf, begin = -Infinity }: WorkerParts = {}) {
  const database = new Database();
  const library = new BarLibrary({
    exchanges: EXCHANGES,
    bars: new BarStore({ database, clock: new FakeClock() }),
    pages: new PageStore(database),
  });
  const told: { readonly layer: HeatLayerId; readonly columns: NewColumns }[] = [];
  const derived = new DerivedMarket({
    market: MARKET,
    clock: eagerClock(),
    bars: async (instrument, from, to) =>
      to <= begin ? [] : library.load(instrument, { from, to, intervalMs: DERIVED_STEP_MS }),
    archive: new ColumnArchive(database),
    memory: new LiquidationMemory({ market: MARKET, store: new CheckpointStore(database), contract }),
    onColumns: (layer, columns) => told.push({ layer, columns }),
  });
  return { derived, told, database };
}

/** Puts the simulated bars of both venues on disk. */
export async function recordBars(from: number, to: number): Promise<void> {
  const store = new BarStore({ database: new Database(), clock: new FakeClock() });
  for (const instrument of VENUES) {
    const { venue, symbol } = instrument;
    const series = { venue, symbol, intervalMs: DERIVED_STEP_MS };
    store.append(series, { bars: simulatedBars(instrument, from, to), gaps: [] });
  }
  await store.flush();
}

/** The chunks on disk by their keys, each as text, so that many can be compared soon. */
export async function storedChunks(): Promise<ReadonlyMap<string, string>> {
  const database = await new Database().connect();
  const [keys, chunks] = await Promise.all([database.getAllKeys('chunks'), database.getAll('chunks')]);
  database.close();
  return new Map(keys.map((key, index) => [key.join(' '), JSON.stringify(chunks[index], listed)]));
}

const isBytes = (value: unknown) => value instanceof Uint8Array || value instanceof Uint16Array;

/** Typed arrays as lists. */
const listed = (_name: string, value: unknown) => (isBytes(value) ? value.join() : value);
