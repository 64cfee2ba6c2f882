import type { VenueId } from '../../market/venues';
import { rebinChange } from './bins';
import { type OpenInterestMove, type Quadrant, QUADRANTS } from './quadrant';

/** The intervals of one venue, oldest first. */
export interface SummaryPart {
  readonly venue: VenueId;
  /** Added to its prices to lay them beside the other venues'. */
  readonly shift: number;
  readonly moves: readonly OpenInterestMove[];
}

/** Base units that were opened and closed, between the readings of a venue. */
export interface OpenInterestFlow {
  readonly opened: number;
  readonly closed: number;
  /** Of both together, what cannot be put at prices. */
  readonly unplaced: number;
}

export interface VenueOpenInterest extends OpenInterestFlow {
  readonly venue: VenueId;
  /** One side, base units, at the end; null when there is no reading. */
  readonly openInterest: number | null;
  /** How much of the window no interval covers. */
  readonly unknownMs: number;
  /** How many intervals were what, and what changed in them. */
  readonly quadrants: Readonly<
    Record<Quadrant | 'unknown', { readonly count: number; readonly change: number }>
  >;
}

/** Open interest over a window of time, of one venue or several. All plain finite numbers: JSON carries it. */
export interface OpenInterestSummary extends OpenInterestFlow {
  readonly from: number;
  readonly to: number;
  /** Of the venues with a reading together, one side, base units; null without any. */
  readonly openInterest: number | null;
  readonly venues: readonly VenueOpenInterest[];
  /** The prices at which most was opened (above 0) or closed on balance, base units, the largest first. */
  readonly rows: readonly { readonly low: number; readonly high: number; readonly net: number }[];
}

/** So many rows are named. */
const MOST_ROWS = 20;

/**
 * @param window epoch ms, `to` exclusive; intervals that lie in it whole are counted.
 * @param binSize height of the rows in quote units.
 */
export function summariseOpenInterest(
  { from, to }: { readonly from: number; readonly to: number },
  parts: readonly SummaryPart[],
  binSize: number,
): OpenInterestSummary {
  const inWindow = parts.map((part) => ({
    ...part,
    moves: part.moves.filter(({ interval }) => interval.from >= from && interval.to <= to),
  }));
  const lastReadings = inWindow.flatMap(({ moves }) => moves.at(-1)?.interval.openInterest ?? []);
  return {
    from,
    to,
    openInterest: lastReadings.length > 0 ? lastReadings.reduce((sum, size) => sum + size, 0) : null,
    ...flowOf(inWindow.flatMap(({ moves }) => moves)),
    venues: inWindow.map(({ venue, moves }) => ({
      venue,
      openInterest: moves.at(-1)?.interval.openInterest ?? null,
      unknownMs: moves.reduce((left, { interval }) => left - (interval.to - interval.from), to - from),
      quadrants: countQuadrants(moves),
      ...flowOf(moves),
    })),
    rows: largestRows(netBins(inWindow, binSize), binSize),
  };
}

function flowOf(moves: readonly OpenInterestMove[]): OpenInterestFlow {
  const sum = (valueOf: (change: number, move: OpenInterestMove) => number) =>
    moves.reduce((total, move) => total + valueOf(move.interval.change, move), 0);
  return {
    opened: sum((change) => Math.max(0, change)),
    closed: sum((change) => Math.max(0, -change)),
    unplaced: sum((change, { interval }) => (interval.unplaced ? Math.abs(change) : 0)),
  };
}

function countQuadrants(moves: readonly OpenInterestMove[]): VenueOpenInterest['quadrants'] {
  const of = (wanted: Quadrant | 'unknown') => {
    const found = moves.filter(({ quadrant = 'unknown' }) => quadrant === wanted);
    return { count: found.length, change: found.reduce((sum, { interval }) => sum + interval.change, 0) };
  };
  return Object.fromEntries([...QUADRANTS, 'unknown' as const].map((name) => [name, of(name)])) as ReturnType<
    typeof countQuadrants
  >;
}

/** What was opened less what was closed, by price. */
function netBins(parts: readonly SummaryPart[], binSize: number): ReadonlyMap<number, number> {
  const bins = new Map<number, number>();
  for (const { moves, shift } of parts) {
    for (const placed of moves.flatMap(({ interval }) => interval.placed)) {
      rebinChange(placed, binSize, shift, (bin, size) => bins.set(bin, (bins.get(bin) ?? 0) + size));
    }
  }
  return bins;
}

const largestRows = (bins: ReadonlyMap<number, number>, binSize: number): OpenInterestSummary['rows'] =>
  [...bins]
    .toSorted(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .slice(0, MOST_ROWS)
    .map(([bin, net]) => ({ low: bin * binSize, high: (bin + 1) * binSize, net }));
