/** What counts as a wall and how one is judged. Lengths are basis points (0.01 %) of the price, times milliseconds. */
export interface WallOptions {
  /** How far from the mid price walls are looked for. */
  readonly reachBp: number;
  /** A wall begins with this robust score against the depth around it, and ends below `endZ`. */
  readonly minZ: number;
  readonly endZ: number;
  /** Bins so far to each side are the depth around it. */
  readonly localBp: number;
  /** At least so much in quote units, and so many times the median bin near the price. */
  readonly minNotional: number;
  readonly minMultiple: number;
  /** A wall counts once it has stood so long. */
  readonly presenceMs: number;
  /** A wall ends when less than this share of its peak is left. */
  readonly endShare: number;
}

/** For bitcoin perpetuals; `minNotional` is the market's to choose. */
export const WALL_DEFAULTS: WallOptions = {
  reachBp: 200,
  minZ: 4,
  endZ: 2.5,
  localBp: 25,
  minNotional: 1_000_000,
  minMultiple: 5,
  presenceMs: 2_000,
  endShare: 0.5,
};
