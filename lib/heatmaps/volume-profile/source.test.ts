import { DAY_MS, MINUTE_MS } from '../../core/durations';
import { describe, expect, it } from 'vitest';
import { assertApart, CANDLE_FIELDS, clipSource, type ProfileSource } from './source';
import { candleRows, flowBar, MONDAY, testSource } from './test-sources';

const candlesAt = (...minutes: readonly number[]) =>
  candleRows(
    minutes.map((minute) => ({ time: MONDAY + minute * MINUTE_MS, low: 100, high: 101, volume: 1 })),
  );
const barsAt = (...minutes: readonly number[]) =>
  minutes.map((minute) => flowBar(MONDAY + minute * MINUTE_MS, 100, [[1, 1]]));

const minuteOf = (time: number) => (time - MONDAY) / MINUTE_MS;

/** The minutes of the bars and candles that are left. */
function clipped(parts: Partial<ProfileSource>, from = MONDAY, to = MONDAY + DAY_MS) {
  const { bars, candles } = clipSource(testSource(parts), from, to);
  return {
    bars: bars.map(({ time }) => minuteOf(time)),
    candles: candles
      .flatMap((run) => [...run])
      .filter((_, index) => index % CANDLE_FIELDS === 0)
      .map(minuteOf),
  };
}

describe('clipSource', () => {
  it('takes what opens in the range', () => {
    const parts = { candles: candlesAt(0, 1, 2, 3), bars: barsAt(4, 5, 6) };
    expect(clipped(parts, MONDAY + MINUTE_MS, MONDAY + 6 * MINUTE_MS)).toEqual({
      candles: [1, 2, 3],
      bars: [4, 5],
    });
  });

  it('lets bars stand in for the candles of their time', () => {
    const parts = { candles: candlesAt(0, 1, 2, 3, 4), bars: barsAt(1, 2, 5) };
    expect(clipped(parts)).toEqual({ candles: [0, 3, 4], bars: [1, 2, 5] });
  });

  it('lets a long candle stand where bars cover it in part', () => {
    const parts = { candles: candlesAt(0, 5, 10), candleMs: 5 * MINUTE_MS };
    const bars = barsAt(0, 1, 2, 3, 4, 6, 7, 15);
    expect(clipped({ ...parts, bars })).toEqual({ candles: [5, 10], bars: [0, 1, 2, 3, 4, 15] });
  });

  it('lets a long bar stand in for several candles', () => {
    const [bar] = barsAt(2);
    const bars = bar ? [{ ...bar, intervalMs: 3 * MINUTE_MS }] : [];
    expect(clipped({ candles: candlesAt(0, 1, 2, 3, 4, 5), bars })).toEqual({
      candles: [0, 1, 5],
      bars: [2],
    });
  });

  it('goes on without either', () => {
    expect(clipped({})).toEqual({ candles: [], bars: [] });
    expect(clipped({ bars: barsAt(1) })).toEqual({ candles: [], bars: [1] });
  });
});

describe('assertApart', () => {
  it('refuses to count a time of a venue twice', () => {
    const early = testSource({ candles: candlesAt(0, 1) });
    const late = testSource({ bars: barsAt(2, 3) });
    expect(() => assertApart([early, late, testSource()])).not.toThrow();
    expect(() => assertApart([early, testSource({ bars: barsAt(1, 3) })])).toThrow('binance-usdm');
    expect(() => assertApart([early, { ...early, venue: 'okx-swap' }])).not.toThrow();
  });
});
