import { fitLine, type Line } from '../fit/line';
import type { Piece } from '../fit/piece';
import type { KnownBar } from './aggregate-bars';
import { toEdgesWithoutGaps } from './known-edges';
import type { Box } from './read-shapes';
import { findPlace, type FoundPlace, MAX_RMS, type RegistrationAxes } from './register-bars';

/** Fewer bars, or fewer of a stretch, may look alike by accident. */
const MIN_FITTING = 4;
const MIN_FITTING_SHARE = 0.7;

/**
 * As {@link registerBars}, on a chart that draws bars side by side which have time between them: the stretches of bars
 * that follow each other, from left to right, each from the middle of its first bar to that of the one that would follow; none where the market leaves no time out or the place is not certain.
 */
export function registerPieces(
  boxes: readonly Box[],
  axes: RegistrationAxes,
  series: ReadonlyMap<number, readonly KnownBar[]>,
): readonly Piece[] {
  const gapped = withGaps(series);
  if (gapped.size === 0) return [];
  const found = findPlace(boxes, axes, gapped, toEdgesWithoutGaps);
  const line = found && placeLineOf(found);
  return found && line ? runsOf(found).flatMap((run) => pieceOf(run, line, found) ?? []) : [];
}

/** The series of a market that leaves time out. */
export const withGaps = (series: ReadonlyMap<number, readonly KnownBar[]>) =>
  new Map([...series].filter(([intervalMs, bars]) => hasGaps(bars, intervalMs)));

const hasGaps = (bars: readonly KnownBar[], intervalMs: number) =>
  bars.some(({ time }, index) => time - (bars[index - 1]?.time ?? time) > intervalMs);

/** Where on the grid, as a whole number of bars from the first one drawn, and which bar it is. */
interface Placed {
  readonly place: number;
  /** Of its opening, epoch milliseconds. */
  readonly time: number;
}

/** x of each place. */
function placeLineOf({ columns, fitting }: FoundPlace): Line | undefined {
  const points = fitting.map((index) => ({
    u: columns.places[index] as number,
    v: columns.centres[index] as number,
  }));
  const line = fitLine(points);
  return line && line.slope > 0 && line.rms <= MAX_RMS ? line : undefined;
}

/** Fitting bars with as much time as place between them: no gap can be there. */
function runsOf({
  alignment: { edges, shift },
  columns,
  fitting,
}: FoundPlace): readonly (readonly Placed[])[] {
  const runs: Placed[][] = [];
  for (const index of fitting) {
    const place = columns.places[index] as number;
    const placed: Placed = { place, time: edges.times[shift + place] as number };
    const run = runs.at(-1);
    const last = run?.at(-1);
    const follows = last && placed.time - last.time === (place - last.place) * edges.intervalMs;
    if (run && follows) run.push(placed);
    else runs.push([placed]);
  }
  return runs;
}

function pieceOf(run: readonly Placed[], line: Line, { alignment }: FoundPlace): Piece | undefined {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last || run.length < MIN_FITTING) return undefined;
  if (run.length < MIN_FITTING_SHARE * (last.place - first.place + 1)) return undefined;
  const xAt = (place: number) => line.offset + line.slope * place;
  const slope = line.slope / alignment.edges.intervalMs;
  return {
    left: xAt(first.place),
    right: xAt(last.place + 1),
    offset: xAt(first.place) - slope * first.time,
    slope,
  };
}
