import { readQuery } from '../../../../dev/chart-lab/page-query';
import { createFive } from '../../../../dev/chart-lab/lightweight-five';
import { chartBox, startPage } from '../../../../dev/chart-lab/start-page';

/** The price axis always upside down. */
const query = readQuery();
const box = chartBox();
const { lab } = createFive({ query, box });
void startPage({
  query,
  box,
  chart: { ...lab, show: (view) => lab.show({ ...view, inverted: true }) },
});
