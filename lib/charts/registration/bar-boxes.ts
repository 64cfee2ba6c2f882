import type { Rect } from '../chart-view';
import type { Box } from './read-shapes';

/** Bars are never wider than this, in CSS pixels. */
const MAX_WIDTH = 100;
/** Higher shares of the pane are grid lines, session breaks and backgrounds. */
const MAX_HEIGHT_SHARE = 0.9;
/** An edge this many bars have in common is the floor of a volume histogram, the frame of an indicator, a zone. */
const COMMON_EDGE_SHARE = 0.3;
const MIN_COMMON_EDGE = 8;

/** The boxes of a pane that may be wicks or bodies of candles. */
export function findBarBoxes(boxes: readonly Box[], pane: Rect): readonly Box[] {
  const upright = boxes.filter(
    ({ left, right, top, bottom }) =>
      right - left <= MAX_WIDTH &&
      bottom - top < pane.height * MAX_HEIGHT_SHARE &&
      left + right >= 2 * pane.left &&
      left + right <= 2 * (pane.left + pane.width) &&
      bottom >= pane.top &&
      top <= pane.top + pane.height,
  );
  const places = new Set(upright.map(placeOf)).size;
  const isCommon = (count: number) => count >= MIN_COMMON_EDGE && count > places * COMMON_EDGE_SHARE;
  const tops = countPlaces(upright, ({ top }) => top);
  const bottoms = countPlaces(upright, ({ bottom }) => bottom);
  return upright.filter(
    ({ top, bottom }) =>
      !isCommon(tops.get(Math.round(top))?.size ?? 0) &&
      !isCommon(bottoms.get(Math.round(bottom))?.size ?? 0),
  );
}

const placeOf = ({ left, right }: Box) => Math.round((left + right) / 2);

/** At how many places from left to right each edge, rounded to a pixel, is found. */
function countPlaces(
  boxes: readonly Box[],
  edgeOf: (box: Box) => number,
): ReadonlyMap<number, ReadonlySet<number>> {
  const places = new Map<number, Set<number>>();
  for (const box of boxes) {
    const edge = Math.round(edgeOf(box));
    const found = places.get(edge);
    if (found) found.add(placeOf(box));
    else places.set(edge, new Set([placeOf(box)]));
  }
  return places;
}
