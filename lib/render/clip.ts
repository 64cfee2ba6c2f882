import type { Rect, TimePiece } from '../charts/chart-view';

/** The little of a 2D context that drawing is kept within a stretch with. */
export type ClipContext = Pick<
  CanvasRenderingContext2D,
  'beginPath' | 'clip' | 'rect' | 'restore' | 'save' | 'setTransform'
>;

/** Draws within the whole pixels of a piece of a pane, which the context's canvas covers at one pixel per CSS pixel. */
export function paintWithin(
  context: ClipContext,
  pane: Rect,
  { left, right }: Pick<TimePiece, 'left' | 'right'>,
  paint: () => void,
): void {
  const from = Math.ceil(left - pane.left);
  const to = Math.floor(right - pane.left);
  if (to <= from) return;
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.beginPath();
  context.rect(from, 0, to - from, Math.ceil(pane.height));
  context.clip();
  paint();
  context.restore();
}
