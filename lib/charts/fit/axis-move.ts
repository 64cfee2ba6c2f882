import { ambiguityOf, timeAt, type TimeLabel, type TimeLine } from './time-labels';

/** The line of a time axis that was so wide. */
export interface SizedLine extends TimeLine {
  /** Of the whole axis, in CSS pixels. */
  readonly width: number;
}

/** A live chart steps on by a bar at a time, as far as this share of the view, and keeps its scale this exactly. */
const STEP_SHARE = 0.08;
const SAME_SCALE = 1e-3;
/** With other labels in view, rounded to whole pixels, the scale reads a little differently. */
const RESIZED_SCALE = 4e-3;

/** Where the middle of a row of labels lies, CSS pixels. */
export const middleOf = (row: readonly TimeLabel[]) => ((row[0]?.x ?? 0) + (row.at(-1)?.x ?? 0)) / 2;

/**
 * The same scale a little further: what a chart does by itself when a bar is added, or when it is drawn again.
 *
 * @param width of the axis now, CSS pixels.
 */
export function isStep(
  row: readonly TimeLabel[],
  line: TimeLine,
  previous: SizedLine,
  width: number,
): boolean {
  const before = resized(previous, line, width);
  const exactly = width === previous.width ? SAME_SCALE : RESIZED_SCALE;
  // Where both axes have their left end, so that a stretched one stays where it is.
  const move = Math.abs(timeAt(line, 0) - timeAt(before, 0)) * line.slope;
  return Math.abs(line.slope / before.slope - 1) <= exactly && move <= STEP_SHARE * spanOf(row);
}

/** Small against the view and against the time after which the row would read the same. */
export function isSmallMove(
  row: readonly TimeLabel[],
  line: TimeLine,
  previous: SizedLine,
  width: number,
): boolean {
  const before = resized(previous, line, width);
  const middle = middleOf(row);
  const move = Math.abs(timeAt(line, middle) - timeAt(before, middle));
  const zoom = Math.abs(Math.log(line.slope / before.slope));
  // Which end has gained or lost is open: so much less tells the row from the same one a day later.
  const open = before.slope === previous.slope ? Math.abs(width - previous.width) / line.slope : 0;
  const isNear = move < 0.5 * (spanOf(row) / line.slope) && move < 0.3 * (ambiguityOf(row) - open);
  return isNear && zoom < 0.7;
}

const spanOf = (row: readonly TimeLabel[]) => (row.at(-1)?.x ?? 0) - (row[0]?.x ?? 0);

/**
 * Where the last frame's line lies on an axis of another width. The chart keeps its scale and shows more or less at its
 * ends, or it stretches with the width: whichever comes nearest to the new line.
 */
function resized(previous: SizedLine, line: TimeLine, width: number): TimeLine {
  const { offset, slope } = previous;
  const ratio = width / previous.width;
  const isStretched =
    Math.abs(Math.log(line.slope / slope)) > Math.abs(Math.log(line.slope / (ratio * slope)));
  if (isStretched) return { offset: ratio * offset, slope: ratio * slope };
  const move = line.offset + line.slope * timeAt(previous, 0);
  return { slope, offset: offset + move - unexplained(move, width - previous.width) };
}

/** What of a move the width does not explain that an axis has gained, or lost, at its ends. All in CSS pixels. */
export function unexplained(move: number, grown: number): number {
  const least = Math.min(0, grown);
  const most = Math.max(0, grown);
  return move - Math.min(Math.max(move, least), most);
}
