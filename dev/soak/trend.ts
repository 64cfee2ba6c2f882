/** What is left of something that is made and thrown away again and again. */
export interface Series {
  /** Before the first time. */
  readonly before: number;
  /** After each time, in order; the first ones still fill caches. */
  readonly after: readonly number[];
}

export interface Tolerance {
  /** Growth per cycle, in the unit of the values. */
  readonly perCycle: number;
  /** What the end may lie above the start. */
  readonly level: number;
}

export interface Trend {
  /** Growth per cycle beyond that of the comparison. */
  readonly perCycle: number;
  /** How far the end lies above the start, beyond the same difference of the comparison. */
  readonly level: number;
  /** Why this is a leak; undefined when it is none. */
  readonly leak: string | undefined;
}

/** The first cycles load what is kept on purpose, and compile what is used. */
export const WARM_UP = 2;
/** A slope over fewer values says nothing. */
export const MIN_VALUES = 4;
/** Of all pairs of values, so many must rise before a slope counts as growth and not as a single odd value. */
const RISING_SHARE = 0.8;

/**
 * Judges whether something grows with every cycle, or does not come back, more than it does in the comparison.
 * The slope is the median of the slopes of all pairs (Theil and Sen), which single odd values do not move.
 */
export function judgeTrend(own: Series, comparison: Series, { perCycle, level }: Tolerance): Trend {
  const settled = own.after.slice(WARM_UP);
  const slopes = pairSlopes(settled);
  const rising = slopes.filter((slope) => slope > 0).length >= RISING_SHARE * slopes.length;
  const growth = {
    perCycle: median(slopes) - median(pairSlopes(comparison.after.slice(WARM_UP))),
    level: rise(own) - rise(comparison),
  };
  return { ...growth, leak: reasonOf() };

  function reasonOf(): string | undefined {
    if (Math.min(settled.length, comparison.after.length - WARM_UP) < MIN_VALUES) return 'too few cycles';
    if (growth.perCycle > perCycle && rising) return 'grows with every cycle';
    return growth.level > level ? 'does not come back' : undefined;
  }
}

/** From the start to the middle of what came after the warm-up. */
const rise = ({ before, after }: Series) => median(after.slice(WARM_UP)) - before;

function pairSlopes(values: readonly number[]): readonly number[] {
  return values.flatMap((from, first) =>
    values.slice(first + 1).map((to, offset) => (to - from) / (offset + 1)),
  );
}

/** 0 when there is nothing. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const [low = 0, high = low] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return (low + high) / 2;
}
