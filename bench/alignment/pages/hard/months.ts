import { makeBars } from '../../../../dev/chart-lab/series';
import { readQuery } from '../../../../dev/chart-lab/page-query';
import { createFive } from '../../../../dev/chart-lab/lightweight-five';
import { chartBox, startPage } from '../../../../dev/chart-lab/start-page';

/** Bars of one calendar month, which differ in length. */
const MONTHS = 400;
const query = readQuery();
const box = chartBox();

function monthBars() {
  const now = new Date();
  const bars = makeBars({ ...query, count: MONTHS });
  return bars.map((bar, index) => ({
    ...bar,
    time: Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (MONTHS - 1 - index), 1),
  }));
}

const { lab } = createFive({ query, box });
void startPage({ query, box, chart: lab, barsOf: monthBars });
