/** What a row must reach, in CSS pixels, milliseconds and per cent. */
export interface Limits {
  readonly priceP95: number;
  readonly timeP95: number;
  readonly firstLockP95: number;
  readonly dateRight: number;
}

export const LIMITS: Limits = { priceP95: 0.5, timeP95: 1, firstLockP95: 500, dateRight: 99 };

/** For libraries that round their label positions to whole pixels. */
export const ROUNDING_LIMITS: Limits = { ...LIMITS, priceP95: 0.75 };
