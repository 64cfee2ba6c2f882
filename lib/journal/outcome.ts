/** What came first. `expired`: neither within the horizon. */
export const RESULTS = ['target', 'invalidation', 'expired'] as const;

export type Result = (typeof RESULTS)[number];

/** What happened at the zone of the target until the horizon was over. `unknown` where bars do not tell it. */
export interface ZoneOutcome {
  readonly reached: 'yes' | 'no' | 'unknown';
  /** Beginning of the bar that touched it first, epoch ms. */
  readonly reachedAt?: number;
  /** Which came first after the touch: half a per cent back, or half a per cent on. Chance gives half of each. */
  readonly reaction: 'turned' | 'went through' | 'neither' | 'unknown' | 'not reached';
  /** Whether the modelled map was empty there half an hour after the price had crossed it. */
  readonly depletion: 'depleted' | 'rebuilt' | 'not crossed' | 'unknown' | 'no liquidation zone';
}

/** How the same distances fared from other times of the same market: what chance gives. */
export interface Baseline {
  readonly reads: number;
  /** So many of them could lie beside one another; the others share bars with them, and say less. */
  readonly independent: number;
  readonly targets: number;
  readonly invalidations: number;
}

export interface Scored {
  readonly kind: 'scored';
  readonly result: Result;
  /** When that was settled: the end of the bar, or of the horizon. Epoch ms. */
  readonly at: number;
  /** The furthest that the price went the user's way until then, and the other, in per cent of the price; 0 or more. */
  readonly bestPercent: number;
  readonly worstPercent: number;
  readonly zone?: ZoneOutcome;
  /** Undefined where too few bars are known. */
  readonly baseline?: Baseline;
  readonly scoredAt: number;
  /** False while the horizon is not over: what happens at the zone may still change. */
  readonly final: boolean;
}

export interface Unscored {
  readonly kind: 'unscored';
  /** In words: what is missing. */
  readonly reason: string;
  readonly scoredAt: number;
}

export type Outcome = Scored | Unscored;
