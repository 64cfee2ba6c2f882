const HOURS_A_YEAR = 8760;

/** What one leg of a trade costs when the user says nothing else: taker fee and slippage, 6 basis points. */
export const LEG_COST = 0.0006;

/** Two legs are opened and two are closed. */
export const ROUND_TRIP_COST = 4 * LEG_COST;

/**
 * Hours after which receiving one venue's funding and paying another's has earned its costs; infinite without a spread.
 * @param spreadR8 the difference of the rates, a fraction of eight hours.
 * @param cost of opening and closing both legs, a fraction of the position.
 */
export const breakEvenHours = (spreadR8: number, cost: number) =>
  spreadR8 > 0 ? cost / (spreadR8 / 8) : Number.POSITIVE_INFINITY;

/** A year's return as a fraction, costs off, when the pair is held for `holdHours` each time. */
export const netAnnualRate = (spreadR8: number, cost: number, holdHours: number) =>
  (spreadR8 * HOURS_A_YEAR) / 8 - (cost * HOURS_A_YEAR) / holdHours;
