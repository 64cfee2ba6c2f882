import { priceText } from '../../charting-library/formats';
import type { Brush } from '../../charting-library/sheet';
import type { OwnPainter, OwnScene } from './own-chart';
import { runOwnPage } from './own-page';
import { fullTime, shortTime } from './own-time-ticks';
import { paintCandles, sheetFor } from './paint-candles';

/**
 * A chart with plot and both axes on one canvas, as small candle libraries draw it: labels centred by their em box,
 * on whole pixels.
 */
const FONT = "12px 'Helvetica Neue', Helvetica, Arial, sans-serif";

function painter(box: HTMLElement): OwnPainter {
  const sheet = sheetFor(box);
  return {
    format: { tick: 0.01, text: (price) => priceText(price, 2) },
    resize: (width, height) => sheet.resize(width, height),
    paint: (scene) => sheet.draw((brush) => paint(brush, scene)),
  };
}

function paint(brush: Brush, scene: OwnScene): void {
  const { prices, times, theme, width, height, price, bars, pointer, time } = scene;
  paintCandles(brush, scene);
  const { context } = brush;
  const write = (text: string, x: number, y: number, color: string, align: CanvasTextAlign) => {
    context.font = FONT;
    context.textBaseline = 'middle';
    context.textAlign = align;
    context.fillStyle = color;
    context.fillText(text, Math.round(x), Math.round(y));
  };
  for (const { y, text } of prices)
    if (y > 8 && y < height - 8) write(text, width + 6, y, theme.text, 'left');
  for (const { x, time: at } of times) write(shortTime(at), x, height + 13, theme.text, 'center');
  const last = bars.at(-1);
  if (last) {
    const y = price.yOf(last.close);
    brush.box(width, y - 9, brush.width, y + 9, last.close >= last.open ? theme.upLabel : theme.downLabel);
    write(priceText(last.close, 2), width + 6, y, theme.labelText, 'left');
  }
  const pointed = pointer && bars[Math.round(time.indexAt(pointer.x))];
  if (!pointer || !pointed || pointer.y > height) return;
  const x = time.xOf(Math.round(time.indexAt(pointer.x)));
  brush.box(x - 0.5, 0, x + 0.5, height, theme.label);
  brush.box(0, pointer.y - 0.5, width, pointer.y + 0.5, theme.label);
  brush.box(x - 58, height + 2, x + 58, height + 24, theme.label);
  write(fullTime(pointed.time), x, height + 13, theme.labelText, 'center');
  brush.box(width, pointer.y - 9, brush.width, pointer.y + 9, theme.label);
  write(priceText(price.priceAt(pointer.y), 2), width + 6, pointer.y, theme.labelText, 'left');
}

await runOwnPage(painter);
