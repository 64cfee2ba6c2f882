/** The colour ramps of layers with one kind of cell; `lib/render/ramps.ts` holds the colours. */
export const RAMP_IDS = ['ember', 'viridis', 'ice', 'cividis', 'daylight', 'ink'] as const;

export type RampId = (typeof RAMP_IDS)[number];

/** Families of ramps for layers that tell sides apart: one ramp for each. `safe` serves colour-blind readers. */
export const FAMILY_IDS = ['tide', 'safe', 'paper'] as const;

export type FamilyId = (typeof FAMILY_IDS)[number];

/** Where the scale starts or ends: a size in base units, or a percentile (0…100) of the cells of the session. */
export type Cutoff =
  | { readonly kind: 'percentile'; readonly value: number }
  | { readonly kind: 'size'; readonly value: number };

/** What equal steps of colour are: equal ratios of size, or equal sizes. */
export const CURVES = ['log', 'linear'] as const;

export type Curve = (typeof CURVES)[number];

/** How one heatmap of price against time is painted. */
export interface LayerStyle {
  readonly visible: boolean;
  /** 0…1 */
  readonly opacity: number;
  readonly ramp: RampId | FamilyId;
  /** Cells below `low` are not painted, cells at `high` and above take the last colour. */
  readonly low: Cutoff;
  readonly high: Cutoff;
  readonly curve: Curve;
  /** The power by which the share of the scale is bent: above 1 only large sizes glow. 0.25…4. */
  readonly gamma: number;
}
