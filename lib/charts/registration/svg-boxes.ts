import type { Box } from './read-shapes';
import { MAX_BOXES } from './shape-payload';

/** The shapes of a drawing, in client CSS pixels of the frame: its candles are among them. */
export function svgBoxes(drawing: Element): readonly Box[] {
  const shapes = [...drawing.querySelectorAll('rect, line, path')].slice(-MAX_BOXES);
  return shapes.map((shape) => {
    const { left, top, right, bottom } = shape.getBoundingClientRect();
    return { left, top, right, bottom };
  });
}
