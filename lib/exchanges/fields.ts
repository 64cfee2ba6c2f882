import type { Level } from '../market/events';

/** An object out of JSON that nothing is known about yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** A field that is not what the protocol says. Caught where a frame enters a mapper; `message` names the field. */
export class MalformedError extends Error {
  override readonly name = 'MalformedError';
}

/** Below what one coin is worth in any other; sizes of dollars divided by it are still numbers. */
const MIN_PRICE = 1e-15;
const MAX_PRICE = 1e12;
const MIN_SIZE = 1e-18;
const MAX_SIZE = 1e15;
const MAX_TIME = 1e13;
const DECIMAL = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws MalformedError when the value is no object. */
export function fields(value: unknown, what: string): Fields {
  if (isFields(value)) return value;
  throw new MalformedError(what);
}

/** @throws MalformedError when the value is no array. */
export function list(value: unknown, what: string): readonly unknown[] {
  if (Array.isArray(value)) return value as readonly unknown[];
  throw new MalformedError(what);
}

/** @throws MalformedError when the value is no text, or an empty one. */
export function text(value: unknown, what: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new MalformedError(what);
}

/** A name that venues write as text or as a whole number. @throws MalformedError when it is neither, or not exact. */
export const idText = (value: unknown, what: string): string =>
  typeof value === 'number' ? String(sequence(value, what)) : text(value, what);

/**
 * A number as venues write it, `"0.10"` or `0.1`, within bounds that every honest value keeps.
 * @throws MalformedError when it is anything else: empty, not a plain number, infinite, out of bounds.
 */
export function decimal(value: unknown, what: string, lowest: number, highest: number): number {
  if (typeof value === 'string' ? DECIMAL.test(value) : typeof value === 'number') {
    const number = Number(value);
    if (number >= lowest && number <= highest) return number;
  }
  throw new MalformedError(what);
}

/** Quote units, above zero. */
export const price = (value: unknown, what: string) => decimal(value, what, MIN_PRICE, MAX_PRICE);

/** A size as it stands on the wire, zero allowed. */
export const size = (value: unknown, what: string) => decimal(value, what, 0, MAX_SIZE);

/** A size of something that happened, above zero. */
export const positiveSize = (value: unknown, what: string) => decimal(value, what, MIN_SIZE, MAX_SIZE);

/** A size of something that happened, below zero on the other side. */
export function signedSize(value: unknown, what: string): number {
  const signed = decimal(value, what, -MAX_SIZE, MAX_SIZE);
  if (Math.abs(signed) >= MIN_SIZE) return signed;
  throw new MalformedError(what);
}

/** A funding rate as a fraction; a venue never charges a position's whole worth at once. */
export const rate = (value: unknown, what: string) => decimal(value, what, -1, 1);

/** Epoch milliseconds, written as a number or as text. */
export const time = (value: unknown, what: string) => whole(decimal(value, what, 1, MAX_TIME), what);

/** An update number of a book, exact in a double. */
export const sequence = (value: unknown, what: string) =>
  whole(decimal(value, what, 0, Number.MAX_SAFE_INTEGER), what);

function whole(value: number, what: string): number {
  if (Number.isInteger(value)) return value;
  throw new MalformedError(what);
}

/** True for a field that a venue left out or left empty, as Binance and Bybit do for what a contract does not have. */
export const isAbsent = (value: unknown) => value === undefined || value === null || value === '';

/** True for zero in a number or in text, as venues write what they do not have. */
export const isZero = (value: unknown) => (typeof value === 'string' ? Number(value) : value) === 0;

/** The index of a mark message: left out where the venue left it out or has none yet. */
export function indexPrice(value: unknown): { readonly index?: number } {
  return isAbsent(value) || isZero(value) ? {} : { index: price(value, 'index') };
}

/** A list of objects. @throws MalformedError when it is anything else. */
export const rowsIn = (value: unknown, what: string): readonly Fields[] =>
  list(value, what).map((row) => fields(row, what));

/** A list of objects, or an object alone as a list of one. @throws MalformedError when it is anything else. */
export const rowOrRows = (value: unknown, what: string): readonly Fields[] =>
  rowsIn(Array.isArray(value) ? value : [value], what);

const asItIs = (wireSize: number) => wireSize;

/**
 * Levels from `[price, wire size]` pairs.
 * @param toBase base units of a wire size at a price; without it sizes are in base units already.
 */
export function levels(
  value: unknown,
  what: string,
  toBase: (size: number, price: number) => number = asItIs,
): readonly Level[] {
  return list(value, what).map((entry) => {
    const [priceField, sizeField] = list(entry, what);
    const levelPrice = price(priceField, what);
    return [levelPrice, toBase(size(sizeField, what), levelPrice)] as const;
  });
}
