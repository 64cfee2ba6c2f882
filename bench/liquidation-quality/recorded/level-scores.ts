import { BIN } from '../bins';
import { curveOf } from '../map-scores';
import { sum } from '../statistics';

/** How well a map told of one level beforehand. */
export interface LevelScore {
  /** Share of the window's bins that the map ranks below that of the level; by chance ½. */
  readonly rank: number;
  /** Mean distance of the map's mass from the level, per cent of the price. */
  readonly distance: number;
}

/**
 * @param mass a map on the level's side of the price; an empty one is taken for an even one.
 * @param level the bin of the level.
 */
export function scoreLevel(mass: Float64Array, level: number): LevelScore {
  const curve = sum(mass) > 0 ? curveOf(mass) : mass.map(() => 1);
  const apart = curve.map((held, bin) => held * Math.abs(bin - level));
  return {
    rank: rankAmong(curve, curve[level] ?? 0),
    distance: (100 * BIN * sum(apart)) / sum(curve),
  };
}

/** Share of the values that are below one of them, equal ones counting half. */
export function rankAmong(values: ArrayLike<number>, value: number): number {
  const all = Array.from(values);
  const below = all.filter((each) => each < value).length;
  const equal = all.filter((each) => each === value).length;
  return (below + equal / 2) / all.length;
}
