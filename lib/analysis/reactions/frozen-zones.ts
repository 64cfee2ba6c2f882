/** The zones as they were known at a time. */
export interface FrozenZones {
  /** Epoch ms. */
  readonly time: number;
  /** The market's price then. */
  readonly price: number;
  /** ln(zone ÷ price) of each, rising. */
  readonly offsets: Float64Array;
}

/** @param zones prices of their middles. */
export const frozenZones = (time: number, price: number, zones: readonly number[]): FrozenZones => ({
  time,
  price,
  offsets: Float64Array.from(zones, (zone) => Math.log(zone / price)).toSorted(),
});

/** The last that were known by a time, as an index; −1 when there are none. @param zones oldest first. */
export function knownBy(zones: readonly FrozenZones[], time: number): number {
  let [from, to] = [0, zones.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((zones[middle]?.time ?? Infinity) <= time) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}

/** Whether one of some rising numbers lies within `reach` of another. */
export function isNear(offsets: Float64Array, offset: number, reach: number): boolean {
  let [from, to] = [0, offsets.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((offsets[middle] as number) < offset - reach) from = middle + 1;
    else to = middle;
  }
  return from < offsets.length && (offsets[from] as number) <= offset + reach;
}

/** Fewer than two days' have no other times to be compared with. */
export const LEAST_ZONES = 48;

/**
 * Steps by which frozen zones are moved against the prices, round and round: zones of other times at the same distances,
 * which keep their number, their distances and how long they stay, and have nothing to do with what the price did.
 * @param count of all frozen zones, of `aDay` steps each day: at least a day apart, or as far as there is room.
 */
export function randomLags(
  { count, aDay }: { readonly count: number; readonly aDay: number },
  draws: number,
  random: () => number,
): readonly number[] {
  const least = Math.min(aDay, Math.floor(count / 4));
  return Array.from({ length: draws }, () => least + Math.floor(random() * (count - 2 * least)));
}
