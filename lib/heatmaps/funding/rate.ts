const HOURS_A_YEAR = 8760;

/** What is charged once in every interval, as a fraction: positive when longs pay shorts. */
export interface FundingRate {
  readonly rate: number;
  readonly intervalHours: number;
}

/** The same charge as a fraction of eight hours, by which venues are compared: `rate · 8 / h`. */
export const perEightHours = ({ rate, intervalHours }: FundingRate) => (rate * 8) / intervalHours;

/** The fraction of its own interval that a rate of eight hours stands for: the inverse of {@link perEightHours}. */
export const ownRate = (r8: number, intervalHours: number) => (r8 * intervalHours) / 8;

/** A year's charge as a fraction, simple interest: `rate · 8760 / h`. */
export const annualRate = ({ rate, intervalHours }: FundingRate) => (rate * HOURS_A_YEAR) / intervalHours;

/** A year's charge as a fraction, each charge put back in: `(1 + rate)^(8760 / h) − 1`, at least −1: all of it. */
export const annualYield = ({ rate, intervalHours }: FundingRate) =>
  Math.max(0, 1 + rate) ** (HOURS_A_YEAR / intervalHours) - 1;
