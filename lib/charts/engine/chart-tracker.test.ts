import { describe, expect, it } from 'vitest';
import { ChartTracker, overlap, RETURN_MS } from './chart-tracker';

const pane = (left: number, top = 0) => ({ left, top, width: 600, height: 400 });

describe('ChartTracker', () => {
  it('keeps the id of a chart by the element that draws its times, wherever it goes', () => {
    const tracker = new ChartTracker();
    const [id] = tracker.assign([{ key: 'a', pane: pane(0) }], 0);
    expect(tracker.assign([{ key: 'a', pane: pane(0, 5000) }], 1)).toEqual([id]);
  });

  it('keeps it by the place when the page makes the chart anew', () => {
    const tracker = new ChartTracker();
    const [id] = tracker.assign([{ key: 'a', pane: pane(0) }], 0);
    expect(tracker.assign([{ key: 'b', pane: pane(40) }], 1)).toEqual([id]);
    expect(tracker.assign([{ key: 'c', pane: pane(2000) }], 2)).not.toEqual([id]);
  });

  it('tells charts apart, also when they change their order', () => {
    const tracker = new ChartTracker();
    const [one, other] = tracker.assign(
      [
        { key: 'a', pane: pane(0) },
        { key: 'b', pane: pane(700) },
      ],
      0,
    );
    expect(one).not.toBe(other);
    const swapped = [
      { key: 'b', pane: pane(700) },
      { key: 'a', pane: pane(0) },
    ];
    expect(tracker.assign(swapped, 1)).toEqual([other, one]);
  });

  it('misses a chart that is gone, for a while', () => {
    const tracker = new ChartTracker();
    const [id] = tracker.assign([{ key: 'a', pane: pane(0) }], 0);
    tracker.assign([], 100);
    expect(tracker.missing(100)).toEqual([id]);
    expect(tracker.knows(id ?? '')).toBe(true);
    expect(tracker.missing(RETURN_MS + 1)).toEqual([]);
    expect(tracker.knows(id ?? '')).toBe(false);
    expect(tracker.assign([{ key: 'b', pane: pane(0) }], RETURN_MS + 2)).not.toEqual([id]);
  });
});

describe('overlap', () => {
  it.each([
    [pane(0), pane(0), 1],
    [pane(0), pane(300), 1 / 3],
    [pane(0), pane(600), 0],
  ])('of %j and %j is %d', (one, other, share) => {
    expect(overlap(one, other)).toBeCloseTo(share, 9);
    expect(overlap(other, one)).toBeCloseTo(share, 9);
  });
});
