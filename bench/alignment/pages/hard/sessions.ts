import { readQuery } from '../../../../dev/chart-lab/page-query';
import { createFive } from '../../../../dev/chart-lab/lightweight-five';
import { chartBox, startPage } from '../../../../dev/chart-lab/start-page';
import { sessionBars } from './session-bars';

/** The library leaves the bars out that a closed market misses. */
const query = readQuery();
const box = chartBox();

const { lab } = createFive({ query, box });
void startPage({
  query,
  box,
  chart: lab,
  barsOf: (interval) => sessionBars({ ...query, interval }),
  intervals: [60_000, 900_000, 3_600_000],
});
