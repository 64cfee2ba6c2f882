/** A hill of a curve. Positions are indices, between two of them where the curve was interpolated. */
export interface Peak {
  readonly at: number;
  readonly height: number;
  /** How far it stands out of what surrounds it: to the higher of the lowest points on both ways to something higher. */
  readonly prominence: number;
  /** Where half of the prominence is gone, or where the next peak begins to rise if that comes first. */
  readonly low: number;
  readonly high: number;
  /** The bins from edge to edge, both included; no bin belongs to two peaks. */
  readonly first: number;
  readonly last: number;
}

/** What a peak must be. */
export interface PeakRule {
  /** Least prominence as a share of the curve's maximum. */
  readonly minProminence: number;
  /** Further least prominence at an index, in the units of the curve. */
  readonly noiseAt?: (index: number) => number;
}

/** Two peaks are one where the valley between is as high as this share of the smaller. */
const MERGE_SHARE = 0.8;

type Summit = Pick<Peak, 'at' | 'height' | 'prominence'>;

/** The peaks of a curve in order. One that touches an end is none: what lies beyond is not known. */
export function findPeaks(values: Float64Array, rule: PeakRule): readonly Peak[] {
  const most = values.reduce((highest, value) => Math.max(highest, value), 0);
  if (!(most > 0)) return [];
  const summits = summitsOf(values).filter(
    ({ at, prominence }) =>
      prominence >= rule.minProminence * most && prominence >= (rule.noiseAt?.(Math.round(at)) ?? 0),
  );
  const kept = mergeShallow(values, summits);
  return divide(
    values,
    kept.map((summit) => withEdges(values, summit)),
  );
}

/** Every local maximum, level ones in their middle. */
function summitsOf(values: Float64Array): readonly Summit[] {
  const [fromLeft, fromRight] = [lowestOnTheWay(values, 1), lowestOnTheWay(values, -1)];
  const summits: Summit[] = [];
  for (let first = 1, last: number; first < values.length - 1; first = last + 1) {
    last = first;
    const height = values[first] as number;
    while (values[last + 1] === height) last += 1;
    if (last + 1 >= values.length || !((values[first - 1] as number) < height)) continue;
    if ((values[last + 1] as number) >= height) continue;
    const prominence = height - Math.max(fromLeft[last] as number, fromRight[first] as number);
    if (prominence > 0) summits.push({ at: (first + last) / 2, height, prominence });
  }
  return summits;
}

/**
 * Of every index, the lowest value on the way back to the first strictly higher one, or to the end. One pass: what is no
 * higher than the index and behind it is folded into it.
 */
function lowestOnTheWay(values: Float64Array, step: 1 | -1): Float64Array {
  const lowest = new Float64Array(values.length);
  const stack: number[] = [];
  for (let index = step > 0 ? 0 : values.length - 1; index >= 0 && index < values.length; index += step) {
    let low = values[index] as number;
    for (
      let top = stack.at(-1);
      top !== undefined && (values[top] as number) <= (values[index] as number);
      top = stack.at(-1)
    ) {
      low = Math.min(low, lowest[top] as number);
      stack.pop();
    }
    lowest[index] = low;
    stack.push(index);
  }
  return lowest;
}

function mergeShallow(values: Float64Array, summits: readonly Summit[]): readonly Summit[] {
  const kept: Summit[] = [];
  for (const summit of summits) {
    let next = summit;
    for (let before = kept.at(-1); before && isOne(values, before, next); before = kept.at(-1)) {
      kept.pop();
      next = before.height >= next.height ? before : next;
    }
    kept.push(next);
  }
  return kept;
}

const isOne = (values: Float64Array, one: Summit, other: Summit) =>
  (values[valleyBetween(values, one, other)] as number) >= MERGE_SHARE * Math.min(one.height, other.height);

function valleyBetween(values: Float64Array, one: Pick<Summit, 'at'>, other: Pick<Summit, 'at'>): number {
  let valley = Math.ceil(one.at);
  for (let index = valley; index <= other.at; index += 1)
    if ((values[index] as number) < (values[valley] as number)) valley = index;
  return valley;
}

function withEdges(values: Float64Array, summit: Summit): Peak {
  const level = summit.height - summit.prominence / 2;
  const low = crossing(values, Math.floor(summit.at), level, -1);
  const high = crossing(values, Math.ceil(summit.at), level, 1);
  return { ...summit, low, high, first: Math.floor(low), last: Math.ceil(high) };
}

/** Where the curve, going from an index, first falls to a level; the end of it when it never does. */
function crossing(values: Float64Array, from: number, level: number, step: 1 | -1): number {
  let index = from;
  while (values[index + step] !== undefined && (values[index] as number) > level) index += step;
  const [here, before] = [values[index] as number, values[index - step] ?? level];
  return here < level ? index - (step * (level - here)) / (before - here) : index;
}

/** Gives each peak its own bins. Where two reach for the same they end at the valley, whose bin is the higher one's. */
function divide(values: Float64Array, peaks: readonly Peak[]): readonly Peak[] {
  const divided: Peak[] = [];
  for (const peak of peaks) {
    const before = divided.at(-1);
    if (!before || before.last < peak.first) {
      divided.push(peak);
      continue;
    }
    const valley = valleyBetween(values, before, peak);
    const isBefore = before.height >= peak.height;
    divided[divided.length - 1] = {
      ...before,
      high: Math.min(before.high, valley),
      last: Math.min(before.last, isBefore ? valley : valley - 1),
    };
    divided.push({
      ...peak,
      low: Math.max(peak.low, valley),
      first: Math.max(peak.first, isBefore ? valley + 1 : valley),
    });
  }
  return divided;
}
