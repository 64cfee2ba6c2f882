import { it } from 'vitest';
import type { ChartView } from '@/lib/charts/chart-view';
import { viewOn } from '@/lib/charts/time-pieces';
import { ensureDefined } from '@/lib/core/assert';
import { paintWithin } from '@/lib/render/clip';
import { CompositeBitmap } from '@/lib/render/composite-bitmap';
import { MemoryContext } from '@/lib/render/memory-context';
import { memorySurface } from '@/lib/render/memory-surface';
import { paintHeat } from '@/lib/render/painter';
import { planComposite } from '@/lib/render/plan-composite';
import { WholePixelContext } from '@/lib/render/whole-pixel-context';
import { paintedLayer } from '@/tools/picture/heat-picture';
import { drawCandles, HATCHING, heatColumns, LOOK, sideLayers, VIEW } from './five-layers-scene';
import { expectGolden } from './golden';

const { width, height } = VIEW.pane;
/** Where a chart leaves time out, and how much. */
const [GAP_PX, LEFT_OUT_PX] = [200, 60];

/** The canvas of the overlay, what is painted on it of a view, and the chart below it. */
async function stage() {
  const columns = await heatColumns();
  const layers = columns.map(([layer, each]) => paintedLayer(layer, each, VIEW));
  const plan = planComposite(
    VIEW,
    layers.map(({ raster }) => raster),
  );
  const bitmap = new CompositeBitmap(ensureDefined(plan, 'a plan'), memorySurface);
  bitmap.setLayers(layers);
  bitmap.merge();
  const overlay = new MemoryContext(memorySurface(width, height));
  const book = ensureDefined(columns[2][1].at(-1), 'a column of the book');
  const sides = sideLayers(book);
  const bookScale = { range: { low: 100, high: 180 }, unit: book.grid.unit };
  const page = new WholePixelContext(memorySurface(width, height));
  page.fillStyle = 'rgb(14 17 22)';
  page.fillRect(0, 0, width, height);
  return {
    overlay,
    page,
    paint: (view: ChartView, piece: number) => {
      paintHeat(overlay, { axes: view, bitmap, hatching: HATCHING });
      const painting = { basis: 0, tone: 'dark', bookScale, piece } as const;
      sides.paint(overlay as unknown as CanvasRenderingContext2D, view, LOOK, painting);
    },
  };
}

it('all five layers of one market, over its candles', async () => {
  const { overlay, page, paint } = await stage();
  paint(VIEW, 0);
  drawCandles(page);
  page.setTransform(1, 0, 0, 1, 0, 0);
  page.drawImage(overlay.target.image, 0, 0);
  expectGolden('five-layers', page.target);
});

it('all five layers over candles that leave time out, in the pieces whose times are known', async () => {
  const { overlay, page, paint } = await stage();
  const later = { ...VIEW.time, offset: VIEW.time.offset - LEFT_OUT_PX };
  const pieces = [
    { left: 0, right: GAP_PX, time: VIEW.time },
    { left: GAP_PX + 30, right: 440, time: later },
  ];
  const view: ChartView = { ...VIEW, time: later, pieces };
  for (const [index, piece] of pieces.entries())
    paintWithin(overlay, view.pane, piece, () => paint(viewOn(view, piece), index));
  drawCandles(page, (x) => (x < GAP_PX ? x : x - LEFT_OUT_PX >= GAP_PX ? x - LEFT_OUT_PX : undefined));
  page.setTransform(1, 0, 0, 1, 0, 0);
  page.drawImage(overlay.target.image, 0, 0);
  expectGolden('five-layers-in-pieces', page.target);
});
