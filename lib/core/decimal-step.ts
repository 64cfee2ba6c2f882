import { assert } from './assert';

/** The smallest change of a price or size, kept as `units / 10^decimals` so that multiples of it stay exact. */
export interface DecimalStep {
  readonly units: number;
  readonly decimals: number;
}

/**
 * Reads a step as venues write it (`"0.10"`, `"5"`, `0.25`, `"1e-7"`).
 * @throws when the text is not a positive decimal number.
 */
export function parseStep(text: string | number): DecimalStep {
  const value = Number(text);
  assert(Number.isFinite(value) && value > 0, `"${text}" is a positive step`);
  for (let decimals = 0; decimals <= 12; decimals += 1) {
    const units = Math.round(value * 10 ** decimals);
    if (units > 0 && Math.abs(units / 10 ** decimals - value) <= value * 1e-9) return { units, decimals };
  }
  throw new Error(`Step ${text} has more than 12 decimals`);
}

/** The step as a number of price or size units. */
export const stepSize = ({ units, decimals }: DecimalStep) => units / 10 ** decimals;

/** How many steps lie in `value`, rounded to the nearest whole one. */
export const toSteps = (value: number, { units, decimals }: DecimalStep) =>
  Math.round((value * 10 ** decimals) / units);

/** The decimal number `count` steps stand for: the nearest double, equal to parsing its decimal text. */
export const fromSteps = (count: number, { units, decimals }: DecimalStep) =>
  (count * units) / 10 ** decimals;
