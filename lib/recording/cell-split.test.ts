import { describe, expect, it } from 'vitest';
import { encodeChunk } from '../heatmaps/codec/encode-chunk';
import type { EncodedChunk } from '../heatmaps/codec/encoded-chunk';
import { columnOf } from '../heatmaps/columns/column-fixture';
import { dequantise } from '../heatmaps/columns/quantise';
import type { HeatSeries } from '../heatmaps/columns/series';
import { splitAt } from './cell-split';

const TIME = 1_700_000_000_000;

const PLACE = { layer: 'order-book', market: 'BTC-USDT' } as const;

const AGGREGATE = columnOf([0, 0, 120], {
  time: TIME,
  coverage: [
    { venue: 'binance-usdm', low: 64_000, high: 64_050, shift: 0 },
    { venue: 'bybit-linear', low: 64_000, high: 64_050, shift: -10 },
  ],
});

/** A store of one chunk for each source given. */
const storeOf = (chunks: Readonly<Record<string, EncodedChunk>>) => ({
  load: async ({ source, stepMs }: HeatSeries) => {
    const chunk = stepMs === 1000 ? chunks[source] : undefined;
    return { chunks: chunk ? [chunk] : [], gaps: [] };
  },
});

describe('splitAt', () => {
  it('reads each venue at its own price of the cell', async () => {
    const store = storeOf({
      all: await encodeChunk([AGGREGATE]),
      'binance-usdm': await encodeChunk([columnOf([0, 0, 100], { time: TIME })]),
      'bybit-linear': await encodeChunk([columnOf([0, 0, 30, 0, 90], { time: TIME })]),
    });
    const split = await splitAt(store, { ...PLACE, time: TIME + 999, price: 64_012 });
    expect(split).toEqual([
      { venue: 'binance-usdm', bid: dequantise(100, 0.001), ask: 0 },
      { venue: 'bybit-linear', bid: dequantise(90, 0.001), ask: 0 },
    ]);
  });

  it('leaves open what a venue held whose column is missing or damaged', async () => {
    const bybit = await encodeChunk([columnOf([0, 0, 30], { time: TIME })]);
    const store = storeOf({
      all: await encodeChunk([AGGREGATE]),
      'bybit-linear': { ...bybit, bids: new Uint8Array([1, 2, 3]) },
    });
    expect(await splitAt(store, { ...PLACE, time: TIME, price: 64_012 })).toEqual([
      { venue: 'binance-usdm' },
      { venue: 'bybit-linear' },
    ]);
  });

  it('is empty at a time nothing was recorded', async () => {
    const store = storeOf({ all: await encodeChunk([AGGREGATE]) });
    expect(await splitAt(store, { ...PLACE, time: TIME + 1_000, price: 64_012 })).toEqual([]);
    expect(await splitAt(storeOf({}), { ...PLACE, time: TIME, price: 64_012 })).toEqual([]);
  });
});
