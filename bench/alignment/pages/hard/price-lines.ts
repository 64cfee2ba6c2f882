import { readQuery } from '../../../../dev/chart-lab/page-query';
import { createFive } from '../../../../dev/chart-lab/lightweight-five';
import { chartBox, startPage } from '../../../../dev/chart-lab/start-page';

/** Six orders whose labels cover those of the axis. */
const query = readQuery();
const box = chartBox();
const { series, lab } = createFive({ query, box });
for (let line = 0; line < 6; line += 1)
  series.createPriceLine({
    price: query.price * (1 + 0.003 * (line - 2.4)),
    color: 'orange',
    axisLabelVisible: true,
    title: `order ${line}`,
  });
void startPage({ query, box, chart: lab });
