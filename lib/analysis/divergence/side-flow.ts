import { HOUR_MS } from '../../core/durations';
import type { OpenInterestMove, Quadrant } from '../../heatmaps/open-interest/quadrant';
import type { SummaryPart } from '../../heatmaps/open-interest/summary';
import type { VenueId } from '../../market/venues';
import { type Known, known, notKnown } from '../known';

/** What a side opened on balance over the last hours, beside what it usually does. */
export interface SideFlow {
  /** Base units; below 0 it closed. */
  readonly net: number;
  /** Standard deviation of such sums in the windows before, and how many those are. */
  readonly deviation: Known<number, 'usual flow not known'>;
  readonly windows: number;
  /** `net` in deviations. */
  readonly z: Known<number, 'usual flow not known'>;
}

export interface SideFlows {
  /** Epoch ms; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  readonly long: SideFlow;
  readonly short: SideFlow;
  /** Open interest at `from` and its change since, base units of one side. */
  readonly openInterest: number;
  readonly change: number;
  /** The share (0…1) of what changed that no side can be given: the price hardly moved, or its range is not known yet. */
  readonly neutralShare: number;
  /** Those whose open interest is known for the time, and those left out as it is not. */
  readonly venues: readonly VenueId[];
  readonly leftOut: readonly VenueId[];
}

/** Whose positions a change of open interest is taken for, by where the price went meanwhile. */
const SIDE_OF: Readonly<Record<Quadrant, 'long' | 'short' | undefined>> = {
  'long build-up': 'long',
  'long unwinding': 'long',
  'short build-up': 'short',
  'short covering': 'short',
  neutral: undefined,
};

const WINDOW_MS = 4 * HOUR_MS;
/** Fewer say nothing about what is usual: five days. */
const LEAST_WINDOWS = 30;
/** A window is known when so much of it is. */
const LEAST_KNOWN = 0.9;

/** Moves of one venue by window, counted back from the present one. */
type Windows = ReadonlyMap<number, readonly OpenInterestMove[]>;

/**
 * The net opening of longs and of shorts over the 4 hours before `to` (epoch ms), against that of the windows before.
 * Undefined where no venue's open interest is known for that time.
 */
export function sideFlows(
  parts: readonly Pick<SummaryPart, 'venue' | 'moves'>[],
  to: number,
): SideFlows | undefined {
  const byVenue = parts.map(({ venue, moves }) => ({ venue, windows: windowsOf(moves, to) }));
  const counted = byVenue.filter(({ windows }) => isKnown(windows.get(0)));
  if (counted.length === 0) return undefined;
  const earlier = [...(counted[0]?.windows.keys() ?? [])]
    .filter((index) => index > 0 && counted.every(({ windows }) => isKnown(windows.get(index))))
    .map((index) => counted.flatMap(({ windows }) => windows.get(index) ?? []));
  const current = counted.flatMap(({ windows }) => windows.get(0) ?? []);
  const gross = sumOf(current, ({ interval }) => Math.abs(interval.change));
  const neutral = sumOf(current, (move) => (sideOf(move) ? 0 : Math.abs(move.interval.change)));
  return {
    from: to - WINDOW_MS,
    to,
    long: flowOf('long', current, earlier),
    short: flowOf('short', current, earlier),
    openInterest: counted.reduce((sum, { windows }) => sum + openInterestBefore(windows.get(0)), 0),
    change: sumOf(current, ({ interval }) => interval.change),
    neutralShare: gross > 0 ? neutral / gross : 0,
    venues: counted.map(({ venue }) => venue),
    leftOut: byVenue.filter((each) => !counted.includes(each)).map(({ venue }) => venue),
  };
}

/** Of one venue before its moves of a window, which are oldest first. */
function openInterestBefore([first]: readonly OpenInterestMove[] = []): number {
  return first ? first.interval.openInterest - first.interval.change : 0;
}

function windowsOf(moves: readonly OpenInterestMove[], to: number): Windows {
  const windows = new Map<number, OpenInterestMove[]>();
  for (const move of moves) {
    if (move.interval.to > to) continue;
    const index = Math.floor((to - move.interval.to) / WINDOW_MS);
    const window = windows.get(index);
    if (window) window.push(move);
    else windows.set(index, [move]);
  }
  return windows;
}

function isKnown(window: readonly OpenInterestMove[] | undefined): boolean {
  const covered = sumOf(window ?? [], ({ interval }) => interval.to - interval.from);
  return covered >= LEAST_KNOWN * WINDOW_MS;
}

function flowOf(
  side: 'long' | 'short',
  current: readonly OpenInterestMove[],
  earlier: readonly (readonly OpenInterestMove[])[],
): SideFlow {
  const netOf = (window: readonly OpenInterestMove[]) =>
    sumOf(window, (move) => (sideOf(move) === side ? move.interval.change : 0));
  const net = netOf(current);
  const windows = earlier.length;
  const deviation = windows < LEAST_WINDOWS ? 0 : deviationOf(earlier.map(netOf));
  if (!(deviation > 0)) {
    const why = notKnown('usual flow not known');
    return { net, windows, deviation: why, z: why };
  }
  return { net, windows, deviation: known(deviation), z: known(net / deviation) };
}

const sideOf = ({ quadrant }: OpenInterestMove) => quadrant && SIDE_OF[quadrant];

const sumOf = (moves: readonly OpenInterestMove[], valueOf: (move: OpenInterestMove) => number) =>
  moves.reduce((sum, move) => sum + valueOf(move), 0);

function deviationOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
