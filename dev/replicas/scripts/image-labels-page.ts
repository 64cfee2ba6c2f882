import { priceText } from '../../charting-library/formats';
import type { Brush } from '../../charting-library/sheet';
import type { OwnPainter, OwnScene } from './own-chart';
import { runOwnPage } from './own-page';
import { shortTime } from './own-time-ticks';
import { paintCandles, sheetFor } from './paint-candles';
import { type Glyphs, makeGlyphs } from './pixel-digits';

/** A chart that writes nothing: its labels are put together from pictures of digits, which no reader of texts can see. */
function painter(box: HTMLElement): OwnPainter {
  const sheet = sheetFor(box);
  const glyphs = makeGlyphs('#aab3c2');
  return {
    format: { tick: 0.1, text: (price) => priceText(price, 1) },
    resize: (width, height) => sheet.resize(width, height),
    paint: (scene) => sheet.draw((brush) => paint(brush, scene, glyphs)),
  };
}

function paint(brush: Brush, scene: OwnScene, glyphs: Glyphs): void {
  const { prices, times, width, height, bars, price } = scene;
  paintCandles(brush, scene);
  for (const { y, text } of prices)
    if (y > 6 && y < height - 6) glyphs.draw(brush.context, text, width + 8, y);
  for (const { x, time } of times) {
    const text = shortTime(time);
    glyphs.draw(brush.context, text, x - glyphs.widthOf(text) / 2, height + 13);
  }
  const last = bars.at(-1);
  if (last)
    brush.box(width + 1, price.yOf(last.close) - 1, width + 6, price.yOf(last.close) + 1, scene.theme.up);
}

await runOwnPage(painter);
