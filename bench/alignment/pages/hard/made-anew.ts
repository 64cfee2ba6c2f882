import type { Bar } from '../../../../dev/chart-lab/in-page';
import { readQuery } from '../../../../dev/chart-lab/page-query';
import { createFive } from '../../../../dev/chart-lab/lightweight-five';
import { chartBox, startPage } from '../../../../dev/chart-lab/start-page';

/** A page that throws its chart away and makes a new one every few views. */
const VIEWS_OF_A_CHART = 5;
const query = readQuery();
const box = chartBox();
let five = createFive({ query, box });
let shown: readonly Bar[] = [];
let views = 0;

void startPage({
  query,
  box,
  chart: {
    get truths() {
      return five.lab.truths;
    },
    async setBars(bars, interval) {
      shown = bars;
      await five.lab.setBars(bars, interval);
    },
    async show(view) {
      views += 1;
      if (views % VIEWS_OF_A_CHART === 0) {
        five.chart.remove();
        five = createFive({ query, box });
        await five.lab.setBars(shown, query.interval);
      }
      await five.lab.show(view);
    },
    resize: (width, height) => five.lab.resize(width, height),
  },
});
