import { readQuery } from '../../../../dev/chart-lab/page-query';
import { createFive } from '../../../../dev/chart-lab/lightweight-five';
import { chartBox, startPage } from '../../../../dev/chart-lab/start-page';

/** A page that shows the local time of whoever looks at it, in the way the library's manual tells. */
const query = readQuery();
const box = chartBox();
const shift = (time: number) => -new Date(time).getTimezoneOffset() * 60_000;
void startPage({ query, box, chart: createFive({ query, box, shift }).lab });
