import { type Brush, Sheet } from '../../charting-library/sheet';
import type { OwnScene } from './own-chart';

/** A canvas that fills a box. */
export function sheetFor(box: HTMLElement): Sheet {
  box.style.position = 'relative';
  return new Sheet(box, 'own-chart');
}

/** Background, grid and candles. */
export function paintCandles(brush: Brush, scene: OwnScene): void {
  const { bars, time, price, theme, prices, times, width, height } = scene;
  brush.box(0, 0, brush.width, brush.height, theme.page);
  for (const { y } of prices) if (y < height) brush.box(0, y - 0.5, width, y + 0.5, theme.grid);
  for (const { x } of times) brush.box(x - 0.5, 0, x + 0.5, height, theme.grid);
  const { context } = brush;
  context.save();
  context.beginPath();
  context.rect(0, 0, width, height);
  context.clip();
  const [first, last] = time.strictRange();
  for (let index = Math.max(0, first - 1); index <= last + 1; index += 1) {
    const bar = bars[index];
    if (!bar) continue;
    const color = bar.close >= bar.open ? theme.up : theme.down;
    const x = time.xOf(index);
    const [begin, end] = [price.yOf(bar.open), price.yOf(bar.close)];
    brush.box(x - 0.5, price.yOf(bar.high), x + 0.5, price.yOf(bar.low), color);
    const half = time.barSpacing * 0.35;
    brush.box(
      x - half,
      Math.min(begin, end),
      x + half,
      Math.max(begin, end, Math.min(begin, end) + 1),
      color,
    );
  }
  context.restore();
  brush.box(0, height, brush.width, height + 1, theme.line);
  brush.box(width, 0, width + 1, height, theme.line);
}
