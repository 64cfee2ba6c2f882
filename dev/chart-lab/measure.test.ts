import { describe, expect, it } from 'vitest';
import { timeToX } from '../../lib/charts/chart-view';
import type { PaintedView } from './lab-events';
import { isDateRight, judgeView } from './measure';
import type { TakenView, TruthSample } from './take-views';

const DAY = 86_400_000;
const pane = { left: 20, top: 10, width: 1000, height: 500 };
const price = { model: 'linear', offset: 1010, slope: -10, shift: 0 } as const;
const time = { offset: 20, slope: 1 / 60_000, anchor: 'absolute' } as const;
const right: PaintedView = { id: 'a', pane, price, time, confidence: 1, errorPx: 0.1, source: 'labels' };
const truth: TruthSample = {
  pane,
  unpaintable: false,
  prices: [95, 75, 55].map((value) => [value, 1010 - 10 * value]),
  times: [10, 400, 900].map((minute) => [minute * 60_000, 20 + minute]),
};

const judge = (
  painted: readonly PaintedView[],
  truths: readonly TruthSample[] = [truth],
  undated: readonly PaintedView[] = [],
) => {
  const view: TakenView = { truths, painted, undated, silent: [], costs: [], probeCosts: [] };
  return judgeView(view);
};

describe('judgeView', () => {
  it('finds nothing wrong with a view that lies exactly', () => {
    const { readings, wrong, paintable } = judge([right]);
    expect(wrong).toEqual([]);
    expect(paintable).toBe(1);
    expect(readings).toEqual([{ priceErrors: [0, 0, 0], timeErrors: [0, 0, 0], timeShare: 1, paneError: 0 }]);
  });

  it('measures a small error without calling it wrong', () => {
    const { readings, wrong } = judge([{ ...right, price: { ...price, offset: 1011.5 } }]);
    expect(readings[0]?.priceErrors).toEqual([1.5, 1.5, 1.5]);
    expect(wrong).toEqual([]);
  });

  it('calls a price error above two pixels at any single place wrong', () => {
    const tilted = { ...price, slope: -10.1, offset: 1017 };
    expect(judge([{ ...right, price: tilted }]).wrong).toEqual(['price off by 2.5 px']);
  });

  it('calls a view that is right but for the day wrong', () => {
    const shifted = { ...time, offset: timeToX(time, DAY) };
    const { readings, wrong } = judge([{ ...right, time: shifted }]);
    expect(wrong).toEqual(['time off by 1440.0 px']);
    expect(readings.map(isDateRight)).toEqual([false]);
  });

  it('calls an error that is no number wrong', () => {
    expect(judge([{ ...right, price: { ...price, slope: NaN } }]).wrong).toHaveLength(1);
    expect(judge([{ ...right, time: { ...time, offset: NaN } }]).wrong).toHaveLength(1);
  });

  it('calls a painted scale without prices wrong, and its silence right', () => {
    const percentage = { ...truth, unpaintable: true };
    expect(judge([right], [percentage]).wrong).toEqual(['painted a scale without prices']);
    expect(judge([], [percentage])).toMatchObject({ wrong: [], paintable: 0 });
  });

  it('calls what is painted beside every chart wrong', () => {
    const elsewhere = { ...right, pane: { ...pane, top: 520 } };
    expect(judge([elsewhere]).wrong).toEqual(['painted where no chart is']);
    expect(judge([{ ...right, pane: { ...pane, height: 280 } }]).wrong).toEqual([
      'painted where no chart is',
    ]);
    expect(judge([right], []).wrong).toHaveLength(1);
  });

  it('calls a second painting of one chart wrong', () => {
    expect(judge([right, { ...right, id: 'b' }]).wrong).toEqual(['painted twice']);
  });

  it('never calls silence wrong', () => {
    expect(judge([])).toEqual({ readings: [], undatedErrors: [], paintable: 1, wrong: [], silent: [] });
  });

  it('measures the prices of a view without a certain day, which is not painted and cannot be wrong', () => {
    const off = { ...right, price: { ...price, offset: 1015 }, time: { ...time, anchor: 'guess' as const } };
    expect(judge([], [truth], [off])).toMatchObject({ readings: [], undatedErrors: [5, 5, 5], wrong: [] });
  });

  it('judges each of two charts by its own coordinates', () => {
    const below: TruthSample = {
      ...truth,
      pane: { ...pane, top: 600 },
      prices: [[1.5, 700]],
    };
    const belowView = { ...right, id: 'b', pane: below.pane, price: { ...price, offset: 715 } };
    expect(judge([belowView, right], [truth, below])).toMatchObject({ wrong: [], paintable: 2 });
    expect(judge([right, { ...belowView, price }], [truth, below]).wrong).toEqual(['price off by 295.0 px']);
  });

  it('does not accept a view whose price cannot be compared', () => {
    expect(judge([right], [{ ...truth, prices: [] }]).wrong).toEqual(['no price to compare']);
  });

  describe('of a chart that leaves time out', () => {
    /** From the 500th pixel on a day later. */
    const gapped: TruthSample = {
      ...truth,
      times: [10, 400, 499, 500, 900].map((minute) => {
        const skipped = minute < 500 ? 0 : 1440;
        return [(minute + skipped) * 60_000, 20 + minute];
      }),
    };
    const later = { ...time, offset: 20 - 1440 };
    const pieces = [
      { left: 20, right: 520, time },
      { left: 520, right: 1020, time: later },
    ];
    const judgePieces = (...changed: readonly PaintedView['pieces'][]) =>
      changed.map((all = []) => judge([{ ...right, time: later, pieces: all }], [gapped]));

    it('asks each piece for its own times', () => {
      const [whole] = judgePieces(pieces);
      expect(whole?.wrong).toEqual([]);
      expect(whole?.readings[0]).toMatchObject({ timeErrors: [0, 0, 0, 0, 0], timeShare: 1 });
    });

    it('does not mind what is left out', () => {
      const [part] = judgePieces(pieces.slice(1));
      expect(part?.wrong).toEqual([]);
      expect(part?.readings[0]).toMatchObject({ timeErrors: [0, 0], timeShare: 0.4 });
    });

    it('minds a piece that reaches too far, another day, and an end off by more than a pixel', () => {
      const wrong = judgePieces(
        [{ left: 20, right: 1020, time }],
        pieces.map((piece) => ({ ...piece, time })),
        [{ left: 20, right: 523, time }],
        [{ left: 20, right: 520.8, time }],
      ).map((one) => one.wrong.length);
      expect(wrong).toEqual([1, 1, 1, 0]);
    });
  });

  it('compares inside of the pane only', () => {
    const outside: TruthSample = { ...truth, times: [...truth.times, [5000 * 60_000, 9999]] };
    expect(judge([right], [outside]).readings[0]?.timeErrors).toHaveLength(3);
  });
});
