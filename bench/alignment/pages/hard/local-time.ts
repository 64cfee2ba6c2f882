import { makeBars } from '../../../../dev/chart-lab/series';
import { readQuery } from '../../../../dev/chart-lab/page-query';
import { createFive } from '../../../../dev/chart-lab/lightweight-five';
import { chartBox, startPage } from '../../../../dev/chart-lab/start-page';

/** A page that shows the local time of whoever looks at it, in the way the library's manual tells. */
const query = readQuery();
const box = chartBox();
const shift = (time: number) => -new Date(time).getTimezoneOffset() * 60_000;
const { lab } = createFive({ query, box, shift });

/** When summer time ends, an hour comes twice: the library cannot show the second one. */
function localBars(interval: number) {
  let last = -Infinity;
  return makeBars({ ...query, interval }).filter(({ time }) => {
    const isNew = time + shift(time) > last;
    if (isNew) last = time + shift(time);
    return isNew;
  });
}

void startPage({ query, box, chart: lab, barsOf: localBars });
