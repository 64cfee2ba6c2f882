import type { HeatSeries } from '../heatmaps/columns/series';

const BLOCK_COLUMNS = 144;

/**
 * Chunks of columns that are worked out begin in blocks of so many ms, at whole multiples of that, and end with them, so
 * that a block can be written anew. What is recorded knows no blocks.
 */
export const blockMsOf = ({ layer, stepMs }: HeatSeries): number =>
  layer === 'order-book' ? Number.POSITIVE_INFINITY : BLOCK_COLUMNS * stepMs;
