import { HOUR_MS, MINUTE_MS } from '../core/durations';
import { describe, expect, it } from 'vitest';
import { encodeRuns } from '../heatmaps/codec/encode-runs';
import { columnOf, GRID } from '../heatmaps/columns/column-fixture';
import { barAt } from '../flow/test-bars';
import type { FlowBar } from '../flow/flow-bar';
import { entryOf, READ_AT } from '../journal/test-journal';
import { settleEntry, type SettleParts } from './settle-entry';
import { BINANCE } from './test-market';

const LATER = READ_AT + 6 * HOUR_MS;

/** Bars of the whole time, quiet but where `high` says otherwise; each interval has only the bars that `has` says. */
function libraryOf(
  has: (time: number, intervalMs: number) => boolean,
  high: (time: number) => number = () => 60_010,
): SettleParts['library'] {
  return {
    load: async (_, { from, to, intervalMs }) => {
      const first = Math.ceil(from / intervalMs) * intervalMs;
      const bars: FlowBar[] = [];
      for (let time = first; time < to; time += intervalMs) {
        if (!has(time, intervalMs)) continue;
        bars.push(
          barAt(time / MINUTE_MS, { intervalMs, open: 60_000, high: high(time), low: 59_990, close: 60_000 }),
        );
      }
      return bars;
    },
  };
}

const NO_MAP: SettleParts['columns'] = { load: async () => ({ chunks: [], gaps: [] }) };
const settle = (library: SettleParts['library'], columns = NO_MAP, now = LATER) =>
  settleEntry(entryOf(), BINANCE, { library, columns, now });

const AT_NINE = READ_AT + HOUR_MS;

const mapWith = async (after: number): Promise<SettleParts['columns']> => {
  const grid = { ...GRID, firstBin: 12_000, count: 400 };
  const column = (time: number, code: number) => {
    const ask = new Uint8Array(grid.count);
    // 60,700 to 60,800.
    ask.fill(code, 140, 160);
    const coverage = [{ venue: 'binance-usdm', low: 60_000, high: 62_000, shift: 0 }] as const;
    const base = columnOf([], { grid, time, stepMs: 300_000, coverage });
    return { ...base, cells: { ...base.cells, ask } };
  };
  const chunks = await encodeRuns([column(READ_AT, 100), column(AT_NINE + 30 * MINUTE_MS, after)]);
  return { load: async () => ({ chunks, gaps: [] }) };
};

describe('settleEntry', () => {
  it('scores by bars of a minute, with the week before as its baseline', async () => {
    const outcome = await settle(
      libraryOf(
        () => true,
        (time) => (time === AT_NINE ? 60_730 : 60_010),
      ),
    );
    expect(outcome).toMatchObject({
      result: 'target',
      at: AT_NINE + MINUTE_MS,
      baseline: { reads: 60, independent: 42, targets: 0, invalidations: 0 },
      final: true,
    });
  });

  it('takes a bar of five minutes where a minute is missing', async () => {
    const library = libraryOf(
      (time, intervalMs) => intervalMs > MINUTE_MS || time !== AT_NINE + 2 * MINUTE_MS,
    );
    expect(await settle(library)).toMatchObject({ result: 'expired' });
    const touched = libraryOf(
      (time, intervalMs) => intervalMs > MINUTE_MS || time !== AT_NINE + 2 * MINUTE_MS,
      (time) => (time === AT_NINE ? 60_730 : 60_010),
    );
    expect(await settle(touched)).toMatchObject({ result: 'target', at: AT_NINE + 5 * MINUTE_MS });
  });

  it('does not score what neither tells', async () => {
    const gone = libraryOf((time) => time !== AT_NINE);
    expect(await settle(gone)).toMatchObject({
      kind: 'unscored',
      reason: expect.stringContaining('09:00 UTC'),
    });
  });

  it('says nothing of an entry that is under way and undecided', async () => {
    expect(
      await settle(
        libraryOf(() => true),
        NO_MAP,
        AT_NINE,
      ),
    ).toBeUndefined();
  });

  it('compares what the map held in the zone before and after', async () => {
    const crossed = libraryOf(
      () => true,
      (time) => (time === AT_NINE ? 60_900 : 60_010),
    );
    expect(await settle(crossed, await mapWith(70))).toMatchObject({ zone: { depletion: 'depleted' } });
    expect(await settle(crossed, await mapWith(99))).toMatchObject({ zone: { depletion: 'rebuilt' } });
    expect(await settle(crossed)).toMatchObject({ zone: { depletion: 'unknown' } });
  });
});
