/** One step of a margin table. */
export interface MarginTier {
  /** The largest position of this step, in the table's unit; the last step has none: Infinity. */
  readonly upTo: number;
  /** Of the position's value, as a fraction. */
  readonly maintenanceRate: number;
  readonly maxLeverage: number;
}

/** What a venue wants to be left of a position's margin, by the position's size. */
export interface MarginTable {
  /** What positions are measured in: base units, or their value in quote units. */
  readonly unit: 'base' | 'quote';
  /** The smallest positions first. */
  readonly tiers: readonly MarginTier[];
  /**
   * `venue`: asked just now. `assumed`: the venue publishes no figure, this one is ours. Otherwise the table is our copy of
   * what the venue published, as of this day (`2026-11-01`).
   */
  readonly source: 'venue' | 'assumed' | { readonly asOf: string };
}
