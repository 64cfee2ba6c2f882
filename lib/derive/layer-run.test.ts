import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeClock } from '../core/fake-clock';
import type { FlowBar } from '../flow/flow-bar';
import { decodeChunk } from '../heatmaps/codec/decode-chunk';
import { columnOf, GRID } from '../heatmaps/columns/column-fixture';
import type { SourceColumn } from '../heatmaps/open-interest/recorder';
import type { Instrument } from '../market/instrument';
import type { VenueId } from '../market/venues';
import { ColumnArchive } from '../storage/column-archive';
import { ColumnStore } from '../storage/column-store';
import { Database } from '../storage/database';
import { abortingWith, failPuts, insertBlankDisk } from '../storage/fake-disk';
import { DERIVED_STEP_MS, type DerivedLayer } from './layer';
import { LayerRun, type LoadBars } from './layer-run';
import { BINANCE, MARKET, MIDNIGHT, simulatedBars, VENUES } from './test-market';

/** A layer whose columns say which step they are of. */
class Steps implements DerivedLayer {
  readonly id = 'liquidation';
  private readonly taken = new Set<number>();

  observe(_instrument: Instrument, { time }: FlowBar): void {
    this.taken.add(time);
  }

  take(): readonly SourceColumn[] {
    const times = [...this.taken];
    this.taken.clear();
    return times.flatMap((time) => {
      const column = columnOf([stepAt(time) + 1], { time, stepMs: DERIVED_STEP_MS, grid: GRID });
      return [
        { source: 'binance-usdm', column },
        { source: 'all', column },
      ] as const;
    });
  }
}

const at = (step: number, moreMs = 10_000) => MIDNIGHT + step * DERIVED_STEP_MS + moreMs;
const stepAt = (time: number) => (time - MIDNIGHT) / DERIVED_STEP_MS;
const loaded: LoadBars = async (instrument, from, to) => simulatedBars(instrument, from, to);
const twoOfThree: LoadBars = async (...of) =>
  (await loaded(...of)).filter(({ time }) => stepAt(time) % 3 > 0);

beforeEach(insertBlankDisk);
afterEach(() => vi.restoreAllMocks());

interface Changes {
  readonly bars?: LoadBars;
  readonly rest?: () => Promise<void>;
}

const runOf = ({ bars = loaded, rest = async () => undefined }: Changes = {}) => {
  const archive = new ColumnArchive(new Database());
  return new LayerRun(
    { market: MARKET, layer: new Steps(), bars, archive, rest, finalFrom: Infinity },
    MIDNIGHT,
  );
};

/** Steps of which there is a column on disk, and whether each is what it was. */
async function stored(source: VenueId | 'all'): Promise<readonly number[]> {
  const store = await ColumnStore.open({ database: new Database(), clock: new FakeClock() });
  const series = { layer: 'liquidation', market: MARKET, source, stepMs: DERIVED_STEP_MS } as const;
  const { chunks } = await store.load(series, 0, Number.MAX_SAFE_INTEGER);
  const columns = (await Promise.all(chunks.map(decodeChunk))).flat();
  for (const { time, cells } of columns) expect(cells.bid[0]).toBe(stepAt(time) + 1);
  return columns.map(({ time }) => stepAt(time));
}

const steps = (count: number) => Array.from({ length: count }, (_, step) => step);

describe('LayerRun', () => {
  it('walks up to the present in slices of six hours, and says what became known', async () => {
    const asked: (readonly [number, number])[] = [];
    const rest = vi.fn<() => Promise<void>>(async () => undefined);
    const run = runOf({
      rest,
      bars: (instrument, from, to) => {
        if (instrument === BINANCE) asked.push([stepAt(from), stepAt(to)]);
        return loaded(instrument, from, to);
      },
    });
    const { count, newest } = await run.advance(VENUES, at(150));
    expect([count, newest?.time]).toEqual([150, at(149, 0)]);
    expect(asked).toEqual([
      [0, 72],
      [72, 144],
      [144, 150],
    ]);
    expect(rest).toHaveBeenCalledTimes(25);
    expect(await stored('all')).toEqual(steps(150));
    expect(await stored('binance-usdm')).toEqual(steps(150));
    expect(await run.advance(VENUES, at(150, 60_000))).toEqual({ count: 0, newest: undefined });
    expect(asked).toHaveLength(3);
  });

  it('does not take a step whose last minute may not have been told yet', async () => {
    const run = runOf();
    await run.advance(VENUES, at(2, 4_999));
    expect(run.until).toBe(at(1, 0));
    await run.advance(VENUES, at(2, 5_000));
    expect(run.until).toBe(at(2, 0));
  });

  it('leaves out steps of which there are no bars', async () => {
    expect(await runOf({ bars: twoOfThree }).advance(VENUES, at(7))).toMatchObject({ count: 4 });
    expect(await stored('all')).toEqual([1, 2, 4, 5]);
  });

  it('loses and doubles nothing when the disk fails, and tells later what it could not tell then', async () => {
    const run = runOf();
    await run.advance(VENUES, at(3));
    let puts = 0;
    failPuts((store) => {
      puts += 1;
      if (puts > 1) abortingWith('QuotaExceededError')(store);
    });
    // The first source is written, the second is not.
    await expect(run.advance(VENUES, at(5))).rejects.toHaveProperty('name', 'QuotaExceededError');
    await expect(run.advance(VENUES, at(6))).rejects.toHaveProperty('name', 'QuotaExceededError');
    vi.restoreAllMocks();
    expect(await stored('all')).toEqual(steps(3));
    expect(await run.advance(VENUES, at(6, 25_000))).toMatchObject({
      count: 3,
      newest: { time: at(5, 0) },
    });
    expect(await stored('all')).toEqual(steps(6));
    expect(await stored('binance-usdm')).toEqual(steps(6));
  });

  it('goes on where bars could not be read', async () => {
    let failing = true;
    const run = runOf({
      bars: async (instrument, from, to) => {
        if (failing && stepAt(from) >= 72) throw new Error('no disk');
        return loaded(instrument, from, to);
      },
    });
    await expect(run.advance(VENUES, at(100))).rejects.toThrow('no disk');
    expect(run.until).toBe(at(72, 0));
    failing = false;
    expect(await run.advance(VENUES, at(100))).toMatchObject({ count: 100 });
    expect(await stored('all')).toEqual(steps(100));
  });

  it('stops between two steps, and keeps what it has', async () => {
    const run: LayerRun = runOf({ rest: async () => run.stop() });
    expect(await run.advance(VENUES, at(150))).toMatchObject({ count: 6 });
    expect(await stored('all')).toEqual(steps(6));
  });
});
