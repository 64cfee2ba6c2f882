import type { BarColumns } from './bar-columns';
import type { Alignment } from './shift-search';

/** How well drawn and known bars agree at one alignment. */
export interface Assessment {
  readonly alignment: Alignment;
  /** Drawn bars that meet a known one. */
  readonly compared: number;
  /** Indices of those whose two edges fit. */
  readonly fitting: readonly number[];
  /** Median distance of edges in CSS pixels, less what is common to all tops or all bottoms. */
  readonly medianPx: number;
  /** Distance in CSS pixels up to which an edge fits. */
  readonly tolerance: number;
}

/** Edges rounded to whole pixels lie a quarter of one off in the middle, and this many times as far at the worst. */
const WORST_TO_MEDIAN = 4;
/** A chart that does not round is held to this, in CSS pixels, and one that does to that. */
const MIN_TOLERANCE = 0.4;
const MAX_TOLERANCE = 1.25;
/** Line widths and the fit of the price axis may move all tops, or all bottoms, alike by up to this. */
const MAX_BIAS = 1.5;

export function assess(columns: BarColumns, alignment: Alignment): Assessment {
  const { edges, shift } = alignment;
  const indices: number[] = [];
  for (let index = 0; index < columns.count; index += 1) {
    if (Number.isFinite(edges.times[shift + (columns.places[index] as number)])) indices.push(index);
  }
  const knownAt = (values: Float64Array, index: number) =>
    values[shift + (columns.places[index] as number)] as number;
  const tops = unbiased(indices, (index) => (columns.tops[index] as number) - knownAt(edges.tops, index));
  const bottoms = unbiased(
    indices,
    (index) => (columns.bottoms[index] as number) - knownAt(edges.bottoms, index),
  );
  const both = new Float64Array(indices.length * 2);
  both.set(tops);
  both.set(bottoms, indices.length);
  const medianPx = median(both);
  const tolerance = Math.max(MIN_TOLERANCE, Math.min(MAX_TOLERANCE, WORST_TO_MEDIAN * medianPx));
  const fitting = indices.filter((_, k) => Math.max(tops[k] as number, bottoms[k] as number) <= tolerance);
  return { alignment, compared: indices.length, fitting, medianPx, tolerance };
}

/** Distances in CSS pixels without what is common to all of them. */
function unbiased(indices: readonly number[], differenceOf: (index: number) => number): Float64Array {
  const differences = Float64Array.from(indices, differenceOf);
  const bias = Math.max(-MAX_BIAS, Math.min(MAX_BIAS, median(differences)));
  return differences.map((difference) => Math.abs(difference - bias));
}

const median = (values: Float64Array) => values.toSorted()[values.length >> 1] ?? Infinity;

/**
 * How often a drawn bar could be taken for one of its neighbours: the chance that one known bar fits it by accident.
 * The less relief a stretch has, the nearer to 1.
 */
export function likenessOf({ count, tops, bottoms }: BarColumns, tolerance: number): number {
  let alike = 0;
  let pairs = 0;
  for (let index = 0; index < count; index += 1) {
    for (let other = index + 1; other <= Math.min(index + 3, count - 1); other += 1) {
      pairs += 1;
      const top = Math.abs((tops[index] as number) - (tops[other] as number));
      const bottom = Math.abs((bottoms[index] as number) - (bottoms[other] as number));
      if (Math.max(top, bottom) <= 2 * tolerance) alike += 1;
    }
  }
  return (alike + 1) / (pairs + 2);
}

/**
 * Evidence in nats that so many fitting bars are no accident: Chernoff's bound on the tail of a binomial
 * distribution, n · KL(share ‖ chance). Neighbouring bars are not independent, so only every second one counts.
 */
export function evidenceOf({ compared, fitting }: Assessment, chance: number): number {
  const share = fitting.length / compared;
  if (!(share > chance)) return 0;
  const missing = share < 1 ? (1 - share) * Math.log((1 - share) / (1 - chance)) : 0;
  return (compared / 2) * (share * Math.log(share / chance) + missing);
}
