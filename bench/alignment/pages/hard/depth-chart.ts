import { readQuery } from '../../../../dev/chart-lab/page-query';
import { createFive } from '../../../../dev/chart-lab/lightweight-five';
import { chartBox, startPage } from '../../../../dev/chart-lab/start-page';
import { drawAlways } from './side-canvas';

/** A depth chart beside the candles: prices along its foot, sizes up its side. */
const query = readQuery();
const box = chartBox();
const size = { width: 1000, height: 220 };

drawAlways({ ...size, css: 'display:block' }, (context) => {
  const step = query.price * 0.002;
  context.textAlign = 'right';
  for (let row = 1; row < 8; row += 1)
    context.fillText(String(row * 250), size.width - 6, size.height - 20 - row * 24);
  context.textAlign = 'center';
  for (let column = 0; column < 7; column += 1) {
    const price = Math.round(query.price + (column - 3) * step);
    context.fillText(price.toLocaleString('en-US'), 60 + column * 145, size.height - 10);
  }
});
void startPage({ query, box, chart: createFive({ query, box }).lab });
