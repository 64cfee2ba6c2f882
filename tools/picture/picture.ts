import { PNG } from 'pngjs';
import { MemorySurface, memorySurface } from '../../lib/render/memory-surface';
import { createHatching, type Hatching } from '../../lib/render/hatch';
import { MemoryContext, memoryPatterns } from '../../lib/render/memory-context';
import type { ChartAxes } from '../../lib/render/project';

const WIDTH = 960;
const HEIGHT = 540;
/** Of a dark page. */
const BACKGROUND = '#0e1114';

/** What a picture shows: epoch ms and prices. */
export interface PictureRange {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
}

export const HATCHING: Hatching = createHatching(memoryPatterns, memorySurface);

/** Linear axes that lay a range on the whole picture. */
export function axesOf({ from, to, low, high }: PictureRange): ChartAxes {
  const perMs = WIDTH / (to - from);
  const perPrice = HEIGHT / (high - low);
  return {
    pane: { left: 0, top: 0, width: WIDTH, height: HEIGHT },
    price: { model: 'linear', offset: high * perPrice, slope: -perPrice, shift: 0 },
    time: { offset: -from * perMs, slope: perMs, anchor: 'absolute' },
  };
}

/** A PNG of what `paint` draws, on the background of a dark page. */
export function pngOf(paint: (canvas: MemoryContext) => void): Buffer {
  const drawn = new MemoryContext(new MemorySurface(WIDTH, HEIGHT));
  paint(drawn);
  const page = new MemoryContext(new MemorySurface(WIDTH, HEIGHT));
  page.setTransform(1, 0, 0, 1, 0, 0);
  page.fillStyle = BACKGROUND;
  page.fillRect(0, 0, WIDTH, HEIGHT);
  page.drawImage(drawn.target.image, 0, 0, WIDTH, HEIGHT, 0, 0, WIDTH, HEIGHT);
  const png = new PNG({ width: WIDTH, height: HEIGHT });
  png.data.set(page.target.pixels);
  return PNG.sync.write(png);
}
