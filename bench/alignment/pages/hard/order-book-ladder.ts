import { readQuery } from '../../../../dev/chart-lab/page-query';
import { createFive } from '../../../../dev/chart-lab/lightweight-five';
import { chartBox, startPage } from '../../../../dev/chart-lab/start-page';
import { drawAlways } from './side-canvas';

/** An order book and its newest trades on a canvas beside the candles: a column of prices, one of clock times. */
const query = readQuery();
const box = chartBox();
const ROW = 20;
const size = { width: 230, height: 560 };

drawAlways({ ...size, css: 'position:absolute;left:1200px;top:23px' }, (context) => {
  const now = Date.now();
  for (let row = 0; row * ROW < size.height; row += 1) {
    const y = row * ROW + ROW / 2;
    context.textAlign = 'left';
    context.fillText((query.price + (14 - row) * 0.1).toFixed(1), 8, y);
    context.textAlign = 'right';
    context.fillText(((row * 7.31) % 3).toFixed(3), size.width - 80, y);
    context.fillText(new Date(now - row * 3000).toISOString().slice(11, 19), size.width - 6, y);
  }
});
void startPage({ query, box, chart: createFive({ query, box }).lab });
