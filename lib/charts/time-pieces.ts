import { type ChartView, type TimePiece, timeToX, xToTime } from './chart-view';

/** The view as it holds for a piece of its pane: everything outside of that lies wrong on it. */
export const viewOn = (view: ChartView, piece: TimePiece): ChartView => ({
  ...view,
  time: piece.time,
  pieces: [piece],
});

/** The view as it holds at a place, client CSS pixels; undefined where its times are not known. */
export function viewAt(view: ChartView, x: number): ChartView | undefined {
  if (!view.pieces) return view;
  const piece = view.pieces.find(({ left, right }) => x >= left && x < right);
  return piece && viewOn(view, piece);
}

/** The view with a pane no wider than where its times are known, of one piece or of a chart without gaps. */
export function narrowed(view: ChartView): ChartView {
  const [piece] = view.pieces ?? [];
  if (!piece) return view;
  const { left, right } = piece;
  return { ...view, pane: { ...view.pane, left, width: right - left } };
}

/** The view with a pane as wide as all times it shows and those it leaves out: what is prepared for it must cover them. */
export function unfolded(view: ChartView): ChartView {
  const [first] = view.pieces ?? [];
  const last = view.pieces?.at(-1);
  if (!first || !last) return view;
  const left = timeToX(view.time, xToTime(first.time, first.left));
  return { ...view, pane: { ...view.pane, left, width: last.right - left } };
}
