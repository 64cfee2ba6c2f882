// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Calibration } from '../calibration/calibration';
import { type ChartState, priceToY, timeToX } from '../chart-view';
import { HandCharts } from './hand-charts';

const NOW = Date.UTC(2026, 10, 26, 12);
const HOUR = 3_600_000;
const pane = { left: 100, top: 50, width: 800, height: 400 };
const calibration: Calibration = {
  points: [
    { x: 0.25, y: 0.25, price: 64_000, time: NOW - 50 * HOUR },
    { x: 0.75, y: 0.75, price: 62_000, time: NOW },
  ],
  model: 'linear',
  width: 800,
  height: 400,
  madeAt: NOW,
};

function calibrated(given: Calibration | undefined) {
  const place = { surface: document.createElement('canvas'), pane };
  const state: ChartState = { kind: 'parked', id: 'chart-1', reason: 'No labels', place };
  return { state, hand: new HandCharts(() => given) };
}

describe('HandCharts', () => {
  it('has nothing to say of a chart that was not calibrated', () => {
    const { state, hand } = calibrated(undefined);
    expect(hand.override(state, NOW)).toBeUndefined();
  });

  it('locks a calibrated chart on the axes given', () => {
    const { state, hand } = calibrated(calibration);
    const locked = hand.override(state, NOW);
    if (locked?.kind !== 'locked') throw new Error('Not locked');
    expect(locked.view.source).toBe('hand');
    expect(priceToY(locked.view.price, 63_000)).toBeCloseTo(50 + 200, 6);
    expect(timeToX(locked.view.time, NOW)).toBeCloseTo(100 + 600, 3);
  });

  it.each([
    ['a press on it', new MouseEvent('pointerdown', { clientX: 300, clientY: 200 }), 'parked'],
    ['a key anywhere', new KeyboardEvent('keydown', { key: 'ArrowLeft' }), 'parked'],
    ['a press beside it', new MouseEvent('pointerdown', { clientX: 30, clientY: 200 }), 'locked'],
  ])('after %s is %s', (_, event, kind) => {
    const { state, hand } = calibrated(calibration);
    hand.override(state, NOW);
    hand.touch(event);
    expect(hand.override(state, NOW + 1)?.kind).toBe(kind);
  });

  it('lets go when the chart has gone on by itself', () => {
    const { state, hand } = calibrated(calibration);
    expect(hand.override(state, NOW + HOUR)).toMatchObject({ kind: 'parked', place: { pane } });
  });
});
