import { createFive } from '../lightweight-five';
import { readQuery } from '../page-query';
import { chartBox, startPage } from '../start-page';

/** The page every other page follows: the library draws, its own coordinates are the truth, `startPage` does the rest. */
const query = readQuery();
const box = chartBox();
const { lab } = createFive({ query, box });
void startPage({ query, box, chart: lab });
