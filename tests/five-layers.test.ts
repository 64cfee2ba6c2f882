import { it } from 'vitest';
import { ensureDefined } from '@/lib/core/assert';
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

it('all five layers of one market, over its candles', async () => {
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
  paintHeat(overlay, { axes: VIEW, bitmap, hatching: HATCHING });
  const book = ensureDefined(columns[2][1].at(-1), 'a column of the book');
  const bookScale = { range: { low: 100, high: 180 }, unit: book.grid.unit };
  const painting = { basis: 0, tone: 'dark', bookScale, piece: 0 } as const;
  sideLayers(book).paint(overlay as unknown as CanvasRenderingContext2D, VIEW, LOOK, painting);

  const page = new WholePixelContext(memorySurface(width, height));
  page.fillStyle = 'rgb(14 17 22)';
  page.fillRect(0, 0, width, height);
  drawCandles(page);
  page.setTransform(1, 0, 0, 1, 0, 0);
  page.drawImage(overlay.target.image, 0, 0);
  expectGolden('five-layers', page.target);
});
