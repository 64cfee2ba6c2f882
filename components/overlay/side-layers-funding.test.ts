import { HOUR_MS } from '@/lib/core/durations';
import { describe, expect, it } from 'vitest';
import type { ChartView } from '@/lib/charts/chart-view';
import { MIDNIGHT, NOW, sourceOf } from '@/lib/heatmaps/funding/fixture';
import { fundingView } from '@/lib/heatmaps/funding/view';
import { createHatching } from '@/lib/render/hatch';
import { MemoryContext, memoryPatterns } from '@/lib/render/memory-context';
import { memorySurface } from '@/lib/render/memory-surface';
import { fundingHeight, paintFunding, paintFundingNames } from '@/lib/render/paint-funding';
import { memoryDocument } from './memory-canvas';
import { FundingPicture } from './side-layers-funding';

const HATCHING = createHatching(memoryPatterns, memorySurface);

const viewAt = (rate: number) =>
  fundingView('BTC-USDT', NOW, [
    sourceOf({ settled: [0.0001, 0.0007, 0.0002, 0.0004] }),
    sourceOf({ venue: 'okx-swap', settled: [-0.0001, -0.0006, rate], predicted: undefined }),
  ]);
const FUNDING = viewAt(0.0001);
/** On whole tiles of the hatching, as is the pane: a picture hangs its hatching on its own corner. */
const BAND = { top: 24, height: fundingHeight(FUNDING) };

/** Two days at five pixels an hour, moved to the right by so many pixels and drawn out. */
function chart(pan = 0, zoom = 1): ChartView {
  const slope = (5 / HOUR_MS) * zoom;
  return {
    pane: { left: 32, top: 20, width: 200, height: 60 },
    price: { model: 'linear', offset: 0, slope: -1, shift: 0 },
    time: { offset: 200 + pan - MIDNIGHT * slope, slope, anchor: 'absolute' },
    surface: undefined as unknown as Element,
    confidence: 1,
    errorPx: 0,
    source: 'labels',
  };
}

function stage() {
  const { document, canvases } = memoryDocument();
  const picture = new FundingPicture(document, HATCHING);
  const drawn = () => canvases[0]?.context.calls.fillRect ?? 0;
  return {
    paint: (view: ChartView, funding = FUNDING) => {
      const context = new MemoryContext(memorySurface(200, 60));
      const before = drawn();
      picture.paint(context, view, BAND, { funding, tone: 'dark' });
      return { pixels: context.target.pixels, isDrawn: drawn() > before };
    },
  };
}

function direct(view: ChartView, funding = FUNDING) {
  const context = new MemoryContext(memorySurface(200, 60));
  paintFunding(context, view, funding, { band: BAND, tone: 'dark', hatching: HATCHING });
  paintFundingNames(context, funding, { band: BAND, tone: 'dark' });
  return context.target.pixels;
}

/** The pixels that two pictures differ in. */
const differing = (one: Uint8ClampedArray, other: Uint8ClampedArray) =>
  one.filter((value, at) => Math.abs(value - (other[at] ?? 0)) > 2).length / 4;

describe('the picture of the strip', () => {
  it('shows what the strip is, on every view', () => {
    const { paint } = stage();
    for (const view of [chart(), chart(4), chart(60), chart(0, 2), chart(-90, 2), chart(-90, 0.5)]) {
      expect(differing(paint(view).pixels, direct(view))).toBe(0);
    }
  });

  it('moves with the times to the pixel', () => {
    const { paint } = stage();
    paint(chart());
    paint(chart(1));
    for (const pan of [8, 40, 88]) expect(differing(paint(chart(pan)).pixels, direct(chart(pan)))).toBe(0);
  });

  it('is only moved by a pan, but drawn anew where it ends', () => {
    const { paint } = stage();
    const views = [0, 2, 30, 95, -90, 140, 150].map((pan) => chart(pan));
    expect(views.map((view) => paint(view).isDrawn)).toEqual([true, true, false, false, false, true, false]);
  });

  it('is drawn anew for another zoom and other rates', () => {
    const { paint } = stage();
    paint(chart());
    expect(paint(chart(0, 1.01)).isDrawn).toBe(true);
    const other = paint(chart(0, 1.01), viewAt(0.0009));
    expect(other.isDrawn).toBe(true);
    expect(differing(other.pixels, direct(chart(0, 1.01), viewAt(0.0009)))).toBe(0);
    expect(paint(chart(0, 1 + 1e-6), viewAt(0.0009)).isDrawn).toBe(true);
  });

  it('stays where the zoom is only read a little differently', () => {
    const { paint } = stage();
    const base = chart();
    paint(base);
    const slope = base.time.slope * (1 + 1e-9);
    const offset = base.time.offset - MIDNIGHT * (slope - base.time.slope);
    expect(paint({ ...base, time: { ...base.time, slope, offset } }).isDrawn).toBe(false);
  });
});
