import type { PlacedChange } from './attribute';

/** Puts a price that is a bin's edge, written in decimals, on that edge. */
const SLACK = 1e-9;

/**
 * Hands every part of a change to the bins of another height: `add(bin, size)`, where bin `b` covers
 * `[b · binSize, (b + 1) · binSize)`. A bin that lies across several is shared out evenly by price.
 * @param shift added to the prices of the change.
 */
export function rebinChange(
  placed: PlacedChange,
  binSize: number,
  shift: number,
  add: (bin: number, size: number) => void,
): void {
  placed.change.forEach((size, index) => {
    if (size === 0) return;
    const low = ((placed.firstBin + index) * placed.binSize + shift) / binSize;
    const high = low + placed.binSize / binSize;
    const first = Math.floor(low + SLACK);
    const last = Math.max(first, Math.ceil(high - SLACK) - 1);
    let left = size;
    for (let bin = first; bin < last; bin += 1) {
      const part = (size * (bin + 1 - Math.max(low, bin))) / (high - low);
      add(bin, part);
      left -= part;
    }
    add(last, left);
  });
}

/** Base units by price, signed or not. Row `i` covers `[(firstBin + i) · binSize, …)`. */
export interface PriceRows {
  readonly binSize: number;
  readonly firstBin: number;
  readonly size: Float64Array;
}

/** The rows from the lowest bin that is there to the highest. */
export function rowsOf(bins: ReadonlyMap<number, number>, binSize: number): PriceRows {
  const keys = [...bins.keys()];
  if (keys.length === 0) return { binSize, firstBin: 0, size: new Float64Array() };
  const [first, last] = keys.reduce(
    ([low, high], key) => [Math.min(low, key), Math.max(high, key)] as const,
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY] as const,
  );
  return {
    binSize,
    firstBin: first,
    size: Float64Array.from({ length: last - first + 1 }, (_, index) => bins.get(first + index) ?? 0),
  };
}
