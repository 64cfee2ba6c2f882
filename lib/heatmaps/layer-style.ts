/** The colour ramps a layer can be painted with; `lib/render/ramps.ts` holds the colours. */
export const RAMP_IDS = ['ember', 'viridis', 'ice', 'daylight'] as const;

export type RampId = (typeof RAMP_IDS)[number];

/** Where the scale starts or ends: a size in base units, or a percentile (0…100) of the cells in view. */
export type Cutoff =
  | { readonly kind: 'percentile'; readonly value: number }
  | { readonly kind: 'size'; readonly value: number };

/** How one heatmap layer is painted. */
export interface LayerStyle {
  readonly visible: boolean;
  /** 0…1 */
  readonly opacity: number;
  readonly ramp: RampId;
  /** Cells below `low` are not painted, cells at `high` and above take the last colour. */
  readonly low: Cutoff;
  readonly high: Cutoff;
}
