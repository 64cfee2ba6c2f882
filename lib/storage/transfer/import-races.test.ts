import { DAY_MS, MINUTE_MS } from '../../core/durations';
import { beforeEach, describe, expect, it } from 'vitest';
import type { HeatColumn } from '../../heatmaps/columns/column';
import type { HeatSeries } from '../../heatmaps/columns/series';
import { blockMsOf } from '../blocks';
import { ColumnArchive } from '../column-archive';
import { ColumnStore } from '../column-store';
import { Database } from '../database';
import { insertBlankDisk } from '../fake-disk';
import { BOOK, clockAt, columnsOn, contents, record, secondsOf, START } from '../pyramid/test-pyramid';
import { exportHistory } from './export-history';
import { importHistory } from './import-history';

const MAP: HeatSeries = { ...BOOK, layer: 'liquidation', stepMs: 5 * MINUTE_MS };
const BLOCK = blockMsOf(MAP);

beforeEach(insertBlankDisk);

const openStore = () => ColumnStore.open({ database: new Database(), clock: clockAt(START) });

/** The parts of a file of all that is on disk; the disk is blank then. */
async function exported(): Promise<readonly Uint8Array[]> {
  const query = {
    from: 0,
    to: START + 100 * DAY_MS,
    markets: ['BTC-USDT'],
    layers: ['order-book', 'liquidation'],
  } as const;
  const parts: Uint8Array[] = [];
  for await (const part of exportHistory(await openStore(), query)) parts.push(part);
  insertBlankDisk();
  return parts;
}

/** A file in the second reading of which, when it is imported, something else happens before each part. */
function fileOf(parts: readonly Uint8Array[], before: (part: number) => unknown): Blob {
  let readings = 0;
  const stream = () => {
    readings += 1;
    const isImport = readings === 2;
    let part = 0;
    return new ReadableStream<Uint8Array>({
      async pull(controller) {
        if (isImport) await before(part);
        const next = parts[part];
        part += 1;
        if (next) controller.enqueue(next);
        else controller.close();
      },
    });
  };
  return { stream } as Blob;
}

/** As the options page imports, which shares nothing but the disk with who records. */
const importBeside = (file: Blob) =>
  importHistory({ database: new Database(), growsFrom: () => undefined, flush: async () => {} }, file);

const timesOf = (columns: readonly HeatColumn[]) => columns.map(({ time }) => time);

/** Chunks of a series none of which begins before the one before it ends. */
async function expectDisjoint({ stepMs }: HeatSeries): Promise<void> {
  const { chunks } = await contents();
  const spans = chunks
    .filter(({ value }) => value.stepMs === stepMs)
    .map(({ value }) => [value.start, value.start + ((value.offsets.at(-1) ?? 0) + 1) * stepMs] as const);
  for (const [index, [start]] of spans.entries())
    expect(start).toBeGreaterThanOrEqual(spans[index - 1]?.[1] ?? 0);
}

/** Columns of minutes of five,. */
const steps = (from: number, to: number): readonly HeatColumn[] =>
  secondsOf(from, to).map((column, index) => ({
    ...column,
    stepMs: MAP.stepMs,
    time: Math.ceil(START / BLOCK) * BLOCK + (from + index) * MAP.stepMs,
  }));

describe('an import beside a recording that shares only the disk with it', () => {
  /** Stretches on grids of their own, so that their chunks are short; the first and the last on that of the recording. */
  const stretches = [0, 7, 7, 0].map((firstBin, index) =>
    secondsOf(100 * index, 100 * index + 90).map((column) => ({
      ...column,
      grid: { ...column.grid, firstBin: column.grid.firstBin + firstBin },
    })),
  );
  const live = secondsOf(1200, 1230);

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])(
    'loses and doubles nothing, recording at part %i',
    async (first) => {
      await record(stretches.flat());
      const parts = await exported();
      const background = await openStore();
      const writes: Promise<void>[] = [];
      let recorded = 0;
      const file = fileOf(parts, async (part) => {
        if (part < first) return;
        for (const column of live.slice(recorded, recorded + 3)) background.append(BOOK, column);
        recorded += 3;
        // Now and then it is still packing while the import writes.
        const written = background.flush();
        writes.push(written);
        if (part % 2 === 0) await written;
      });
      await importBeside(file);
      for (const column of live.slice(recorded)) background.append(BOOK, column);
      await background.close();
      await Promise.all(writes);
      expect(background.state.kind).toBe('ok');
      await expectDisjoint(BOOK);
      expect(timesOf(await columnsOn(BOOK))).toEqual(timesOf([...stretches.flat(), ...live]));
    },
  );
});

describe('an import beside a map that is worked out', () => {
  it('loses nothing in a block that both write to, however far apart they begin', async () => {
    const columns = steps(0, 144);
    const isOfFile = ({ time }: HeatColumn) => (time / MAP.stepMs) % 10 === 3;
    const ours = columns.filter((column) => !isOfFile(column));
    await record(columns.filter(isOfFile), MAP);
    const parts = await exported();
    for (let turns = 0; turns < 40; turns += 1) {
      insertBlankDisk();
      const archive = new ColumnArchive(new Database());
      await archive.put(MAP, ours.slice(0, 80), Infinity);
      let put: Promise<void> | undefined;
      const putLater = async () => {
        for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        await archive.put(MAP, ours.slice(80), Infinity);
      };
      await importBeside(fileOf(parts, () => void (put ??= putLater())));
      await put;
      await expectDisjoint(MAP);
      expect(timesOf(await columnsOn(MAP))).toEqual(timesOf(columns));
    }
  });

  it('takes chunks that lie across blocks apart, so that columns can be put into the second', async () => {
    const columns = steps(0, 250);
    await record(columns, MAP);
    const across = await contents();
    expect(across.chunks).toHaveLength(1);
    const parts = await exported();
    await importBeside(fileOf(parts, () => {}));
    const archive = new ColumnArchive(new Database());
    await archive.put(MAP, steps(200, 260), Infinity);
    await expectDisjoint(MAP);
    expect(timesOf(await columnsOn(MAP))).toEqual(timesOf(steps(0, 260)));
  });

  it('puts in order what was imported across blocks by an earlier version', async () => {
    await record(steps(0, 250), MAP);
    const archive = new ColumnArchive(new Database());
    await archive.put(MAP, steps(200, 260), Infinity);
    await expectDisjoint(MAP);
    expect(timesOf(await columnsOn(MAP))).toEqual(timesOf(steps(0, 260)));
  });
});
