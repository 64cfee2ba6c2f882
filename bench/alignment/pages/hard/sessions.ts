import { makeBars } from '../../../../dev/chart-lab/series';
import { readQuery } from '../../../../dev/chart-lab/page-query';
import { createFive } from '../../../../dev/chart-lab/lightweight-five';
import { chartBox, startPage } from '../../../../dev/chart-lab/start-page';

/** A market that is closed at night and on weekends: the library leaves the missing bars out. */
const OPEN_HOUR = 14;
const CLOSE_HOUR = 21;
const query = readQuery();
const box = chartBox();

function isOpen(time: number): boolean {
  const date = new Date(time);
  const weekday = date.getUTCDay() > 0 && date.getUTCDay() < 6;
  return weekday && date.getUTCHours() >= OPEN_HOUR && date.getUTCHours() < CLOSE_HOUR;
}

const { lab } = createFive({ query, box });
void startPage({
  query,
  box,
  chart: lab,
  barsOf: (interval) =>
    makeBars({ ...query, interval, count: 5 * query.count }).filter(({ time }) => isOpen(time)),
  intervals: [60_000, 900_000, 3_600_000],
});
