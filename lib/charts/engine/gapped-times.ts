import type { TimeAxis } from '../chart-view';
import type { DisplayClock } from '../fit/display-clock';
import { fitLine, type Line } from '../fit/line';
import type { TimeLabel } from '../fit/time-labels';
import { movePiece, type Piece } from '../fit/piece';
import type { ChartCandidate } from './chart-candidates';
import { type View } from './chart-views';
import { aheadIn, labelOffset, labelsAgree, settled } from './piece-labels';

/** What is known of a chart that leaves time out, from the corner of its time axis. */
interface GappedRow {
  readonly labels: readonly TimeLabel[];
  readonly pieces: readonly Piece[];
  /** How far the clock of its labels is ahead of UTC, milliseconds, give or take whole days. */
  readonly ahead: number | undefined;
  readonly anchor: TimeAxis['anchor'];
}

/** Labels that are carried on stand this exactly, CSS pixels. */
const CARRIED_WORST = 0.9;
/** A moved chart goes on from its last view when it moved by so much of it, and so much of its scale. */
const MOST_MOVED = 0.5;
const MOST_ZOOMED = 0.7;
/** A chart that nobody moves steps on by a bar at a time. */
const STEP_SHARE = 0.08;
const SAME_SCALE = 1e-3;
const STILL_PX = 0.5;
/** Narrower pieces are not worth a picture. */
const LEAST_PX = 4;
/** What is left out may be so many times as long as what is shown: pictures must hold both. */
const MOST_UNFOLDED = 12;

type Chart = Pick<ChartCandidate, 'row' | 'timeSurface'>;

/** The pieces of charts that leave time out: found by their bars, and carried on as their labels move. */
export class GappedTimes {
  private readonly known = new Map<string, GappedRow>();

  constructor(private readonly clock: DisplayClock) {}

  /** False when the labels contradict the pieces, which are in client CSS pixels. */
  learn(id: string, { row: { labels }, timeSurface }: Chart, found: readonly Piece[]): boolean {
    const pieces = found.map((piece) => movePiece(piece, { slope: 1, offset: -timeSurface.rect.left }));
    if (pieces.length === 0 || !labelsAgree(labels, pieces)) return false;
    const move = { slope: 1, offset: labelOffset(labels, pieces) };
    const moved = pieces.map((piece) => movePiece(piece, move));
    this.known.set(id, { labels, pieces: moved, ahead: aheadIn(labels, moved), anchor: 'absolute' });
    return true;
  }

  /** The view with the pieces that are known in it, if any. @param moving the user's hand moves the chart. */
  dated(id: string, view: View, candidate: ChartCandidate, moving: boolean): View {
    const { labels } = candidate.row;
    const before = this.known.get(id);
    const carried = before && (before.labels === labels ? before : carry(before, labels, moving));
    const now = carried ?? this.read(candidate);
    if (!now) {
      this.known.delete(id);
      return view;
    }
    this.known.set(id, now);
    return inPieces(view, now, candidate);
  }

  /** By the labels alone, which reach less far than the bars. */
  private read({ row: { labels, pieces }, timeSurface }: Chart): GappedRow | undefined {
    const found = pieces.map((piece): Piece & Pick<TimeAxis, 'anchor'> => {
      const axis = { ...piece, anchor: 'tracked' } as const;
      return {
        ...piece,
        ...this.clock.toEpoch(axis, (piece.left + piece.right) / 2, timeSurface.choosesZone),
      };
    });
    if (found.length === 0 || found.some(({ anchor }) => anchor === 'guess')) return undefined;
    return { labels, pieces: found, ahead: aheadIn(labels, found), anchor: 'tracked' };
  }

  forget(isKnown: (id: string) => boolean): void {
    for (const id of this.known.keys()) if (!isKnown(id)) this.known.delete(id);
  }
}

/** Bars stand side by side, so that whatever moves or zooms such a chart moves all its pieces along one line. */
function carry(before: GappedRow, labels: readonly TimeLabel[], moving: boolean): GappedRow | undefined {
  const move = moveOf(before.labels, labels);
  if (!move || !isCarried(before.labels, move, moving)) return undefined;
  const pieces = before.pieces.map((piece) => movePiece(piece, move));
  const { ahead } = before;
  const settledPieces = labelsAgree(labels, pieces, ahead) && settled(labels, pieces, ahead);
  if (!settledPieces) return undefined;
  const anchor = isStill(before.labels, move) ? before.anchor : 'tracked';
  return { labels, pieces: settledPieces, ahead, anchor };
}

/** Where the places of one row lie in the other, by the texts that either has once. */
function moveOf(before: readonly TimeLabel[], now: readonly TimeLabel[]): Line | undefined {
  const places = onlyPlaces(now);
  const points = [...onlyPlaces(before)].flatMap(([text, u]) => {
    const v = places.get(text);
    return v === undefined ? [] : [{ u, v }];
  });
  const line = fitLine(points);
  return line && line.slope > 0 && line.worst <= CARRIED_WORST ? line : undefined;
}

function onlyPlaces(labels: readonly TimeLabel[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (const { text, x } of labels) {
    if (places.has(text)) repeated.add(text);
    places.set(text, x);
  }
  for (const text of repeated) places.delete(text);
  return places;
}

const endsOf = (labels: readonly TimeLabel[]) => {
  const xs = labels.map(({ x }) => x);
  return { left: Math.min(...xs), right: Math.max(...xs) };
};

const movedBy = ({ offset, slope }: Line, x: number) => Math.abs(offset + slope * x - x);

function isCarried(labels: readonly TimeLabel[], line: Line, moving: boolean): boolean {
  const { left, right } = endsOf(labels);
  const move = movedBy(line, (left + right) / 2) / (right - left);
  const zoom = Math.abs(Math.log(line.slope));
  return moving ? move < MOST_MOVED && zoom < MOST_ZOOMED : move <= STEP_SHARE && zoom <= SAME_SCALE;
}

function isStill(labels: readonly TimeLabel[], line: Line): boolean {
  const { left, right } = endsOf(labels);
  return movedBy(line, left) < STILL_PX && movedBy(line, right) < STILL_PX;
}

function inPieces(view: View, { pieces, anchor }: GappedRow, candidate: ChartCandidate): View {
  const { pane } = view;
  const corner = candidate.timeSurface.rect.left;
  const shown = pieces
    .map((piece) => movePiece(piece, { slope: 1, offset: corner }))
    .map(({ left, right, offset, slope }) => ({
      left: Math.max(left, pane.left),
      right: Math.min(right, pane.left + pane.width),
      time: { offset, slope, anchor },
    }))
    .filter(({ left, right }) => right - left >= LEAST_PX);
  const last = shown.at(-1);
  if (!last) return view;
  // An earlier piece lies this much farther left on the axis of the last one.
  const reach = MOST_UNFOLDED * pane.width;
  const near = shown.filter(({ left, time }) => left - time.offset + last.time.offset > last.right - reach);
  return { ...view, confidence: candidate.priceConfidence, time: last.time, pieces: near };
}
