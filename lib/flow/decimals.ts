const POWERS = Array.from({ length: 13 }, (_, decimals) => 10 ** decimals);
/** A quarter, so that the difference of two of them, doubled, is still exact. */
const LARGEST = Number.MAX_SAFE_INTEGER / 4;

/** 10 to the power of 0…12: looked up, as it is needed for every number of a run. */
export const powerOfTen = (decimals: number) => POWERS[decimals] ?? 10 ** decimals;

/**
 * The fewest decimals, 0…12, that tell all numbers exactly; NaN needs none. Undefined when some are no such decimals.
 * @param others numbers that they may be told from, which are rounded to as many.
 */
export function decimalsOf(values: readonly number[], others: readonly number[] = []): number | undefined {
  const decimals = POWERS.findIndex(
    (power) =>
      values.every((value) => Number.isNaN(value) || isWhole(value, power)) &&
      !others.some((value) => Math.abs(value * power) >= LARGEST),
  );
  return decimals < 0 ? undefined : decimals;
}

/** The decimal number nearest to a value: takes away what adding up binary fractions left behind. */
export const roundTo = (value: number, decimals: number) =>
  Math.round(value * powerOfTen(decimals)) / powerOfTen(decimals);

/** Whether a number is a whole multiple of 1 / power. */
function isWhole(value: number, power: number): boolean {
  const whole = Math.round(value * power);
  return Math.abs(whole) < LARGEST && !Object.is(value, -0) && whole / power === value;
}
