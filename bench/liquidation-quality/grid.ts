import type { LogGrid } from '../../lib/heatmaps/liquidation/contract';

const STEP = 0.0005;
const COUNT = 4800;

/** ±120 % of the log price around one, in bins of 5 bp: the grid of models that are there for comparison only. */
export const gridAround = (price: number): LogGrid => ({
  origin: price * Math.exp((-STEP * COUNT) / 2),
  step: STEP,
  count: COUNT,
});

/** The bin of a price, which may lie outside the grid. */
export const binOf = ({ origin, step }: LogGrid, price: number): number =>
  Math.floor(Math.log(price / origin) / step);
