import { DAY_MS, HOUR_MS } from '../core/durations';
import { describe, expect, it } from 'vitest';
import { chunkSpan } from '../heatmaps/codec/decode-chunk';
import { encodeRuns } from '../heatmaps/codec/encode-runs';
import type { HeatColumn } from '../heatmaps/columns/column';
import { type Moments, readPair } from './map-pair';
import { STEP_MS, storedColumn } from './past-fixture';

const START = 20_000 * DAY_MS;

/** Columns of every step of a stretch, whose price and size of shorts are functions of the hours since its start. */
const columnsOf = (hours: number, priceAt: (hour: number) => number = () => 60_000) =>
  Array.from({ length: (hours * HOUR_MS) / STEP_MS }, (_, step) => {
    const end = START + (step + 1) * STEP_MS;
    const hour = (end - START) / HOUR_MS;
    return storedColumn(end, { above: 100 + hour, below: 100, price: priceAt(hour) });
  });

/** Reads a pair of what is stored; notes which stretches were asked for. */
async function read(columns: readonly HeatColumn[], moments: Moments) {
  const chunks = await encodeRuns(columns, 144 * STEP_MS);
  const asked: Moments[] = [];
  const load = async (stretch: Moments) => {
    asked.push(stretch);
    const overlapping = chunks.map((chunk) => ({ chunk, span: chunkSpan(chunk) }));
    const within = overlapping.filter(({ span }) => span.from < stretch.to && span.to > stretch.from);
    return { chunks: within.map(({ chunk }) => chunk), since: columns[0]?.time };
  };
  return { asked, pair: await readPair({ load, rest: async () => {} }, moments) };
}

const at = (hour: number) => START + hour * HOUR_MS;

describe('readPair', () => {
  it('gives the maps as they were at both moments, and where the price was', async () => {
    const columns = columnsOf(30, (hour) => 60_000 + 500 * Math.sin(hour));
    const { pair } = await read(columns, { from: at(4), to: at(28) });
    if (pair.kind !== 'stored') throw new Error('Not stored');
    expect([pair.before.time, pair.after.time]).toEqual([at(4), at(28)]);
    expect(pair.before.price).toBeCloseTo(60_000 + 500 * Math.sin(4), 1);
    expect(pair.path.isWhole).toBe(true);
    expect(pair.path.low).toBeGreaterThan(59_490);
    expect(pair.path.low).toBeLessThan(59_510);
    expect(pair.path.high).toBeGreaterThan(60_490);
  });

  it('takes the newest map before a moment, if it is not too old', async () => {
    const columns = columnsOf(10);
    const { pair } = await read(columns, { from: at(1) + 60_000, to: at(10) + 14 * 60_000 });
    expect(pair).toMatchObject({ before: { time: at(1) }, after: { time: at(10) } });
    const late = await read(columns, { from: at(1), to: at(10) + 15 * 60_000 });
    expect(late.pair).toEqual({ kind: 'missing', moments: [at(10) + 15 * 60_000], since: START });
  });

  it('says which moment is not stored, and since when anything is', async () => {
    const { pair } = await read(columnsOf(10), { from: at(-20), to: at(5) });
    expect(pair).toEqual({ kind: 'missing', moments: [at(-20)], since: START });
    const nothing = await read([], { from: at(-20), to: at(5) });
    expect(nothing.pair).toEqual({ kind: 'missing', moments: [at(-20), at(5)], since: undefined });
    const long = await read(columnsOf(10), { from: 0, to: at(5) });
    expect(long.pair).toMatchObject({ moments: [0], since: START });
    expect(long.asked).toHaveLength(2);
  });

  it('knows that it does not know where the price was all the time', async () => {
    const columns = columnsOf(10).filter((_, step) => step < 60 || step > 62);
    const { pair } = await read(columns, { from: at(1), to: at(9) });
    expect(pair).toMatchObject({ kind: 'stored', path: { isWhole: false } });
  });

  it('asks for months in slices, and counts nothing twice', async () => {
    const hours = Array.from({ length: 35 * 24 }, (_, hour): HeatColumn => ({
      ...storedColumn(at(hour + 1), { above: 100, below: 100 }),
      time: at(hour),
      stepMs: HOUR_MS,
    }));
    const moments = { from: at(1), to: at(34 * 24) };
    const { asked, pair } = await read(hours, moments);
    expect(asked.map(({ from, to }) => to - from)).toEqual([30 * DAY_MS, 4 * DAY_MS - 0.75 * HOUR_MS]);
    expect(pair).toMatchObject({ before: { time: at(1) }, path: { isWhole: true } });
    const torn = await read(hours.toSpliced(100, 1), moments);
    expect(torn.pair).toMatchObject({ after: { time: at(34 * 24) }, path: { isWhole: false } });
  });
});
