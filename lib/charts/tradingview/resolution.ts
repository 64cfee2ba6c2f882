import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../core/durations';
/** Mean of the Gregorian calendar. */
const MONTH = (365.2425 / 12) * DAY_MS;

/** By the letter after the number; minutes have none. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ['S', SECOND_MS],
  ['', MINUTE_MS],
  ['H', HOUR_MS],
  ['D', DAY_MS],
  ['W', 7 * DAY_MS],
  ['M', MONTH],
]);
const RESOLUTION = /^(\d{0,5})([A-Z]?)$/;

/**
 * Length of a bar in milliseconds from a resolution as the charting library writes it: `5`, `240`, `10S`, `D`, `1W`,
 * `3M`. Months have their mean length. Undefined for ticks, ranges and whatever else is no length of time.
 */
export function intervalOf(resolution: string): number | undefined {
  const [, digits = '', letter = ''] = RESOLUTION.exec(resolution) ?? [];
  const unit = UNITS.get(letter);
  const count = digits === '' && letter !== '' ? 1 : Number(digits);
  return unit !== undefined && count > 0 ? count * unit : undefined;
}
