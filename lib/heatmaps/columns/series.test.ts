import { describe, expect, it } from 'vitest';
import { type HeatSeries, seriesKey, seriesOfKey } from './series';

const series: HeatSeries = { layer: 'order-book', market: 'BTC-USDT', source: 'all', stepMs: 60_000 };

describe('seriesKey', () => {
  it('is the same for greatest sizes, said or not, and another for means', () => {
    expect(seriesKey(series)).toBe('order-book/BTC-USDT/all/60000');
    expect(seriesKey({ ...series, pooled: 'max' })).toBe('order-book/BTC-USDT/all/60000');
    expect(seriesKey({ ...series, pooled: 'mean' })).toBe('order-book/BTC-USDT/all/60000/mean');
  });
});

describe('seriesOfKey', () => {
  it.each<HeatSeries>([
    series,
    { ...series, pooled: 'mean' },
    { ...series, layer: 'liquidation', source: 'bybit-linear', stepMs: 300_000 },
  ])('gives the series of its key back: %o', (each) => {
    expect(seriesOfKey(seriesKey(each))).toEqual(each);
  });

  it.each([
    'tape/BTC-USDT/all/1000',
    'order-book/BTC-USDT/nowhere/1000',
    'order-book/BTC-USDT/all/soon',
    'order-book/BTC-USDT/all/1000/least',
    'order-book',
    '',
  ])('knows no series of the key %j', (key) => {
    expect(seriesOfKey(key)).toBeUndefined();
  });
});
