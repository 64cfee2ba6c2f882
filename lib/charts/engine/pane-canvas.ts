import type { Rect } from '../chart-view';

/** Pane and canvas may differ by borders and the axes a canvas holds. */
const SLACK = 8;
const MAX_TOP_DIFFERENCE = 40;

const covers = ({ left, top, width, height }: Rect, pane: Rect) =>
  width >= pane.width * 0.9 &&
  height >= pane.height * 0.9 &&
  Math.abs(top - pane.top) <= MAX_TOP_DIFFERENCE &&
  left <= pane.left + SLACK &&
  left + width >= pane.left + pane.width - SLACK;

/** Whether the canvas still is the one that draws the pane. */
export const drawsPane = (canvas: HTMLCanvasElement | undefined, pane: Rect): canvas is HTMLCanvasElement =>
  canvas?.isConnected === true && covers(canvas.getBoundingClientRect(), pane);

/** The canvas that draws a pane: the largest that covers it; of several on top of one another the lowest. */
export function findPaneCanvas(document: Document, pane: Rect): HTMLCanvasElement | undefined {
  let best: HTMLCanvasElement | undefined;
  let bestArea = 0;
  for (const canvas of document.querySelectorAll('canvas')) {
    const rect = canvas.getBoundingClientRect();
    const area = rect.width * rect.height;
    if (area <= bestArea || !covers(rect, pane)) continue;
    best = canvas;
    bestArea = area;
  }
  return best;
}

/** The widest canvas as high as the chart object says its main pane is. */
export function findPaneOfHeight(document: Document, height: number): HTMLCanvasElement | undefined {
  let best: HTMLCanvasElement | undefined;
  let bestWidth = 0;
  for (const canvas of document.querySelectorAll('canvas')) {
    const rect = canvas.getBoundingClientRect();
    if (Math.abs(rect.height - height) > 1.5 || rect.width <= bestWidth) continue;
    best = canvas;
    bestWidth = rect.width;
  }
  return best;
}
