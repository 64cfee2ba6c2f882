/** A user's wish to hear of large resting orders near the price. */
export interface WallRule {
  readonly enabled: boolean;
  /** In base units of the market. */
  readonly minSize: number;
  /** From the mid price, in per cent. */
  readonly maxDistancePercent: number;
  readonly onAppear: boolean;
  readonly onPull: boolean;
  /** No second notification of the same kind and side within this time. */
  readonly coolDownSeconds: number;
}

export const DEFAULT_WALL_RULE: WallRule = {
  enabled: true,
  minSize: 200,
  maxDistancePercent: 1,
  onAppear: true,
  onPull: true,
  coolDownSeconds: 60,
};
