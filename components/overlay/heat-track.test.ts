import { describe, expect, it } from 'vitest';
import { ensureDefined } from '@/lib/core/assert';
import { AXES, START, testColumn } from '@/lib/render/test-scene';
import { TOP_CODE } from '@/lib/render/zones';
import { DEFAULT_SETTINGS } from '@/lib/storage/settings';
import { HeatTrack } from './heat-track';

/** Four seconds are a pixel. */
const VIEW = {
  ...AXES,
  time: { ...AXES.time, slope: 0.000_25, offset: 30 - START * 0.000_25 },
  surface: undefined as unknown as Element,
  confidence: 1,
  errorPx: 0,
  source: 'labels',
} as const;

/** A wall that comes and goes by the second. */
const second = (index: number) =>
  testColumn({ index, bids: { 3: index % 2 === 0 ? 101 : 0 }, asks: { 8: 61 } });

/** One octave is ten codes: a half is ten less. */
const HALF = 91;

function bookTrack(pooled: 'max' | 'mean') {
  const track = new HeatTrack('order-book', DEFAULT_SETTINGS.layers['order-book']);
  track.replace({ stepMs: 1000, columns: [0, 1, 2, 3].map(second), gaps: [], pooled });
  track.rebuild(VIEW);
  const sizes = () => {
    const { codes } = ensureDefined(track.cells, 'cells');
    return [...new Set(codes)].filter((code) => code > 0 && code <= TOP_CODE).toSorted((a, b) => a - b);
  };
  return { track, sizes };
}

describe('the cells of a book', () => {
  it('are the largest of the seconds that share a pixel', () => {
    expect(bookTrack('max').sizes()).toEqual([61, 101]);
  });

  it('are their mean, which falls while live columns hold less', () => {
    const { track, sizes } = bookTrack('mean');
    expect(sizes()).toEqual([61, HALF]);
    track.append(testColumn({ index: 4, bids: { 3: 121 } }));
    expect(sizes()).toEqual([61, HALF, 121]);
    track.append(testColumn({ index: 5 }));
    expect(sizes()).toEqual([61, HALF, 111]);
  });

  it('are of the sides that are shown', () => {
    const { track, sizes } = bookTrack('max');
    track.setSides(['ask']);
    expect(track.fit(VIEW)).toBe('missing');
    track.rebuild(VIEW);
    expect(sizes()).toEqual([61]);
    const area = { from: START, to: START + 4000, low: 1030, high: 1040 };
    expect(track.cell(area)).toMatchObject({ kind: 'known', size: { bid: 0 } });
  });

  it('get colours of their own when they become means', () => {
    const { track } = bookTrack('max');
    track.painted(START);
    expect(track.scale).toBeDefined();
    track.replace({ stepMs: 1000, columns: [0, 1].map(second), gaps: [], pooled: 'mean' });
    expect(track.scale).toBeUndefined();
  });
});
