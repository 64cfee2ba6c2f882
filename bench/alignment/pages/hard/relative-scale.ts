import { PriceScaleMode } from 'lightweight-charts';
import { readQuery } from '../../../../dev/chart-lab/page-query';
import { createFive } from '../../../../dev/chart-lab/lightweight-five';
import { chartBox, startPage } from '../../../../dev/chart-lab/start-page';

/** Prices as per cents of the first bar in view, or with `&indexed` as if that were 100: never to be painted. */
const query = readQuery();
const box = chartBox();
const mode = query.has('indexed') ? PriceScaleMode.IndexedTo100 : PriceScaleMode.Percentage;
const { lab } = createFive({ query, box, chart: { rightPriceScale: { mode } }, unpaintable: true });
void startPage({ query, box, chart: lab });
