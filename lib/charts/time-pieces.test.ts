import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChartView, timeToX, xToTime } from './chart-view';
import { narrowed, unfolded, viewAt } from './time-pieces';

const HOUR = 3_600_000;
const SLOPE = 20 / HOUR;
/** Seven hours a day, 140 px wide, from the 100th pixel on. */
const pieceOf = (day: number) => ({
  left: 100 + 140 * day,
  right: 240 + 140 * day,
  time: { slope: SLOPE, offset: 100 + 140 * day - SLOPE * (24 * day + 14) * HOUR, anchor: 'absolute' },
});
const pieces = [0, 1, 2].map(pieceOf) as NonNullable<ChartView['pieces']>;
const straight = {
  pane: { left: 80, top: 0, width: 500, height: 100 },
  price: { model: 'linear', offset: 0, slope: -1, shift: 0 },
  time: { slope: SLOPE, offset: pieces[2]?.time.offset ?? NaN, anchor: 'absolute' },
  surface: {} as Element,
  confidence: 1,
  errorPx: 0,
  source: 'labels',
} as const satisfies ChartView;
const view: ChartView = { ...straight, pieces };

describe('viewAt', () => {
  it.each([
    [99, undefined],
    [100, 14],
    [239, 20.95],
    [240, 38],
    [519, 68.95],
    [520, undefined],
  ])('at %d px it is hour %s', (x, hour) => {
    const at = viewAt(view, x);
    expect(at && Number((xToTime(at.time, x) / HOUR).toFixed(2))).toBe(hour);
  });

  it('is the view itself where the chart leaves nothing out', () => {
    expect(viewAt(straight, -5)).toBe(straight);
  });
});

it('narrowed has the pane of the piece alone', () => {
  const middle = viewAt(view, 300);
  expect(middle && narrowed(middle).pane).toEqual({ left: 240, top: 0, width: 140, height: 100 });
  expect(narrowed(straight)).toBe(straight);
});

it('unfolded reaches over every time that a piece shows', () => {
  const { pane, time } = unfolded(view);
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 519 }), (x) => {
      const at = viewAt(view, x);
      const place = timeToX(time, xToTime(at?.time ?? view.time, x));
      expect(place).toBeGreaterThan(pane.left - 1e-3);
      expect(place).toBeLessThan(pane.left + pane.width);
    }),
  );
  expect(unfolded(straight)).toBe(straight);
});
