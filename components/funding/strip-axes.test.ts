import { HOUR_MS } from '@/lib/core/durations';
import { describe, expect, it } from 'vitest';
import { timeToX } from '@/lib/charts/chart-view';
import { MIDNIGHT, NOW, sourceOf } from '@/lib/heatmaps/funding/fixture';
import { fundingView } from '@/lib/heatmaps/funding/view';
import { ROW_PX, stripAxes, stripPoint } from './strip-axes';

const VIEW = fundingView('BTC-USDT', NOW, [
  sourceOf({ settled: [0.0001, 0.0003] }),
  sourceOf({ venue: 'okx-swap', settled: [], predicted: undefined }),
]);

const AXES = stripAxes(VIEW, 1_000, 100 * HOUR_MS);

const at = (time: number, row: number) =>
  stripPoint(VIEW, AXES, timeToX(AXES.time, time), (row + 0.5) * ROW_PX);

describe('the picture of venues against time', () => {
  it('begins a span ago and leaves a little room after now', () => {
    expect(timeToX(AXES.time, NOW - 100 * HOUR_MS)).toBeCloseTo(0, 6);
    expect(timeToX(AXES.time, NOW)).toBeCloseTo(970, 6);
    expect(AXES.pane.height).toBe(2 * ROW_PX);
  });

  it('can be read at any point', () => {
    expect(at(MIDNIGHT - HOUR_MS, 0)).toEqual({
      venue: 'binance-usdm',
      from: MIDNIGHT - 8 * HOUR_MS,
      to: MIDNIGHT,
      r8: 0.0003,
      intervalHours: 8,
      kind: 'settled',
    });
    expect(at(MIDNIGHT + 2 * HOUR_MS, 0)).toMatchObject({ kind: 'predicted', to: MIDNIGHT + 8 * HOUR_MS });
    expect(at(MIDNIGHT - 30 * HOUR_MS, 0)).toBeUndefined();
    expect(at(MIDNIGHT, 1)).toBeUndefined();
    expect(at(MIDNIGHT, 2)).toBeUndefined();
  });
});
