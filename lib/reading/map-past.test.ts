import { DAY_MS, HOUR_MS } from '../core/durations';
import { describe, expect, it } from 'vitest';
import { encodeRuns } from '../heatmaps/codec/encode-runs';
import { hoursOf, storedMap } from './map-past';
import { STEP_MS, storedColumn } from './past-fixture';

const START = 20_000 * DAY_MS;
const BLOCK_MS = 144 * STEP_MS;

/** Two days of columns, of which the shorts grow. */
const columns = Array.from({ length: 2 * 288 }, (_, step) =>
  storedColumn(START + (step + 1) * STEP_MS, { above: 100 + step, below: 100, price: 60_000 + step }),
);
const chunks = encodeRuns(columns, BLOCK_MS);

describe('hoursOf', () => {
  it('takes the map of every whole hour whose price a day earlier is stored', async () => {
    const hours = await hoursOf(await chunks, async () => {});
    expect(hours.map(({ time }) => (time - START) / HOUR_MS)).toEqual(
      Array.from({ length: 24 }, (_, index) => 25 + index),
    );
    expect(hours[0]?.moved).toBeCloseTo(60_299 / 60_011 - 1, 9);
    const indices = hours.map(({ indices: [, index] }) => index ?? NaN);
    expect(indices).toEqual(indices.toSorted((one, other) => one - other));
    expect(indices[0]).toBeCloseTo(299 / 499, 1);
  });

  it('lets others have their turn after every half day', async () => {
    let rests = 0;
    await hoursOf(await chunks, async () => void (rests += 1));
    expect(rests).toBe(4);
  });

  it('goes on behind a chunk that is damaged', async () => {
    const [first, second, third, fourth] = await chunks;
    if (!first || !second || !third || !fourth) throw new Error('Too few chunks');
    const damaged = { ...third, bids: Uint8Array.of(1, 2, 3) };
    const hours = await hoursOf([first, second, damaged, fourth], async () => {});
    expect(hours).toHaveLength(12);
  });
});

it('a stored map is of the end of its column, and only its ratios count', () => {
  const [column] = columns;
  if (!column) throw new Error('No column');
  expect(storedMap(column)).toMatchObject({ time: START + STEP_MS, price: 60_000, basis: 'relative' });
});
