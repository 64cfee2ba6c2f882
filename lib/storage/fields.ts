/** Reads one value of unknown origin; what is not of the wanted kind becomes the fallback. */
export type FieldReader<T> = (value: unknown, fallback: T) => T;

/** The value's fields; of anything but a record, none. */
export const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};

export const readBoolean: FieldReader<boolean> = (value, fallback) =>
  typeof value === 'boolean' ? value : fallback;

/** A number within bounds, both included. */
export const numberWithin =
  (min: number, max: number): FieldReader<number> =>
  (value, fallback) =>
    typeof value === 'number' && value >= min && value <= max ? value : fallback;

export const oneOf =
  <T>(choices: readonly T[]): FieldReader<T> =>
  (value, fallback) =>
    choices.includes(value as T) ? (value as T) : fallback;
