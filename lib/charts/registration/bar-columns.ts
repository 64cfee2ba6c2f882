import type { Rect } from '../chart-view';
import type { BarGrid } from './bar-grid';
import type { Box } from './read-shapes';

/** Bars as drawn, from left to right: one entry each in four arrays, all in CSS pixels but the whole number on the grid. */
export interface BarColumns {
  readonly count: number;
  /** Whole numbers on the grid, the first 0. */
  readonly places: Int32Array;
  readonly centres: Float64Array;
  readonly tops: Float64Array;
  readonly bottoms: Float64Array;
}

/** How far off its place on the grid, as a share of the spacing, a box may stand. */
const MAX_OFF_GRID = 0.4;
/** A drawn edge may lie outside the pane by this much without being cut. */
const OVERHANG = 1;
/** Most neighbours on the grid are drawn: otherwise the grid is finer than the bars. */
const MIN_NEIGHBOURS = 0.6;

/** Puts wicks and bodies that stand at one place together; undefined when the places are not those of bars. */
export function toColumns(
  boxes: readonly Box[],
  pane: Rect,
  { phase, spacing }: BarGrid,
): BarColumns | undefined {
  const found = new Map<number, { left: number; right: number; top: number; bottom: number }>();
  for (const { left, right, top, bottom } of boxes) {
    const centre = (left + right) / 2;
    const place = Math.round((centre - phase) / spacing);
    if (Math.abs(centre - phase - place * spacing) > MAX_OFF_GRID * spacing) continue;
    const column = found.get(place);
    if (!column) {
      found.set(place, { left, right, top, bottom });
      continue;
    }
    column.left = Math.min(column.left, left);
    column.right = Math.max(column.right, right);
    column.top = Math.min(column.top, top);
    column.bottom = Math.max(column.bottom, bottom);
  }
  const whole = [...found]
    .filter(([, { top, bottom }]) => isWhole(top, bottom, pane))
    .toSorted(([one], [other]) => one - other);
  const first = whole[0]?.[0] ?? 0;
  const places = Int32Array.from(whole, ([place]) => place - first);
  if (!(shareOfNeighbours(places) >= MIN_NEIGHBOURS)) return undefined;
  return {
    count: whole.length,
    places,
    centres: Float64Array.from(whole, ([, column]) => (column.left + column.right) / 2),
    tops: Float64Array.from(whole, ([, { top }]) => top),
    bottoms: Float64Array.from(whole, ([, { bottom }]) => bottom),
  };
}

/** A bar that leaves the pane may be drawn cut off. */
const isWhole = (top: number, bottom: number, pane: Rect) =>
  top >= pane.top - OVERHANG && bottom <= pane.top + pane.height + OVERHANG;

function shareOfNeighbours(places: Int32Array): number {
  let neighbours = 0;
  for (let index = 1; index < places.length; index += 1) {
    if ((places[index] as number) - (places[index - 1] as number) === 1) neighbours += 1;
  }
  return neighbours / (places.length - 1);
}
