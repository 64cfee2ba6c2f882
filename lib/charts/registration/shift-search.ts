import type { BarColumns } from './bar-columns';
import type { KnownEdges } from './known-edges';

/** The drawn bar at place k is the known bar at `shift + k`. */
export interface Alignment {
  readonly edges: KnownEdges;
  readonly shift: number;
  /** Mean distance of edges in CSS pixels, each counted up to {@link FAR}. */
  readonly cost: number;
}

export interface ShiftSearch {
  /** The best few, best first. */
  readonly best: readonly Alignment[];
  readonly tried: number;
}

/** Edges farther apart than this in CSS pixels are simply wrong, however far. */
const FAR = 16;
/** Drawn bars that are compared at every shift. */
const SAMPLES = 48;
const KEPT = 6;
/** The share of the drawn bars that must be known. */
export const MIN_KNOWN_SHARE = 0.6;

/** Tries every shift at which most drawn bars meet a known one. */
export function searchShifts(columns: BarColumns, edges: KnownEdges): ShiftSearch {
  const samples = chooseSamples(columns.count);
  const places = samples.map((index) => columns.places[index] as number);
  const tops = Float64Array.from(samples, (index) => columns.tops[index] as number);
  const bottoms = Float64Array.from(samples, (index) => columns.bottoms[index] as number);
  const lastPlace = columns.places[columns.count - 1] ?? 0;
  const fewest = MIN_KNOWN_SHARE * samples.length;
  const best: Alignment[] = [];
  const end = edges.tops.length;
  for (let shift = -lastPlace; shift < end; shift += 1) {
    const limit = (best.length < KEPT ? FAR : (best.at(-1)?.cost ?? FAR)) * samples.length;
    let sum = 0;
    let known = 0;
    for (let k = 0; k < places.length && sum <= limit * 2; k += 1) {
      const index = shift + (places[k] as number);
      if (index < 0 || index >= end) continue;
      const top = edges.tops[index] as number;
      // NaN: a hole.
      if (top !== top) continue;
      known += 1;
      sum += Math.min(FAR, Math.abs(top - (tops[k] as number)));
      sum += Math.min(FAR, Math.abs((edges.bottoms[index] as number) - (bottoms[k] as number)));
    }
    if (known >= fewest) keep(best, { edges, shift, cost: sum / (2 * known) });
  }
  return { best, tried: end + lastPlace };
}

function keep(best: Alignment[], alignment: Alignment): void {
  const at = best.findIndex(({ cost }) => alignment.cost < cost);
  if (at >= 0) best.splice(at, 0, alignment);
  else if (best.length < KEPT) best.push(alignment);
  if (best.length > KEPT) best.pop();
}

/** Indices spread over all bars in an order that mixes far ones, so that a wrong shift shows after a few of them. */
function chooseSamples(count: number): Int32Array {
  const chosen = Math.min(SAMPLES, count);
  const indices = Array.from({ length: chosen }, (_, index) => Math.floor((index * count) / chosen));
  return Int32Array.from(indices.toSorted((one, other) => mixed(one) - mixed(other)));
}

/** Fractions of the golden ratio: neighbours come out far apart. */
const mixed = (index: number) => (index * 0.618_033_988_75) % 1;
