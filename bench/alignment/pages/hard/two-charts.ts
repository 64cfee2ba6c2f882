import { readQuery } from '../../../../dev/chart-lab/page-query';
import { createFive } from '../../../../dev/chart-lab/lightweight-five';
import { chartBox, startPage } from '../../../../dev/chart-lab/start-page';

/** Two markets one below the other, each with a chart of its own. */
const query = readQuery();
const box = chartBox();
box.style.height = '380px';
const otherQuery = { ...query, price: query.price / 20 };
const otherBox = document.createElement('div');
Object.assign(otherBox.style, { width: '700px', height: '300px' });
box.after(otherBox);
const one = createFive({ query, box }).lab;
const other = createFive({ query: otherQuery, box: otherBox }).lab;

void startPage({
  query,
  box,
  chart: {
    truths: [...one.truths, ...other.truths],
    async setBars(bars, interval) {
      await one.setBars(bars, interval);
      const cheap = bars.map(({ time, ...prices }) => ({ time, ...twentieth(prices) }));
      await other.setBars(cheap, interval);
    },
    async show(view) {
      await one.show(view);
      const prices = view.prices && { low: view.prices.low / 20, high: view.prices.high / 20 };
      await other.show({ ...view, prices, from: view.from - 20 });
    },
    resize: (width, height) => one.resize(width, height),
  },
});

type Prices = Record<'open' | 'high' | 'low' | 'close', number>;

function twentieth({ open, high, low, close }: Prices): Prices {
  return { open: open / 20, high: high / 20, low: low / 20, close: close / 20 };
}
