import type { AxisLabel } from './axis-label';

/** The height of a horizontal line, and from where to where it runs: CSS pixels from the corner of the surface. */
export interface RuledLine {
  readonly y: number;
  readonly left: number;
  readonly right: number;
}

/** Grid lines lie below everything else, so they come first in a drawing. */
const MAX_LOOKED_AT = 80;
const MAX_LINES = 60;
const MIN_SHARE = 0.4;
const MAX_PATH = 80;
const NUMBER = String.raw`(-?[\d.]+(?:e-?\d+)?)`;
const LEVEL_PATH = new RegExp(
  String.raw`^\s*M\s*${NUMBER}[\s,]+${NUMBER}\s*(?:L\s*${NUMBER}[\s,]+${NUMBER}|H\s*${NUMBER})\s*Z?\s*$`,
  'i',
);

/** The long horizontal lines of a drawing: grid lines, most of the time. */
export function readRuledLines(svg: Element, surface: DOMRect): RuledLine[] {
  const lines: RuledLine[] = [];
  for (const name of ['line', 'path']) {
    const elements = svg.getElementsByTagName(name);
    const count = Math.min(elements.length, MAX_LOOKED_AT);
    for (let index = 0; index < count && lines.length < MAX_LINES; index += 1) {
      const element = elements[index];
      if (!element || !isLevel(element)) continue;
      const { left, right, top, height, width } = element.getBoundingClientRect();
      if (width < surface.width * MIN_SHARE) continue;
      lines.push({
        y: top + height / 2 - surface.top,
        left: left - surface.left,
        right: right - surface.left,
      });
    }
  }
  return lines;
}

/** Told by its attributes alone: most lines of a chart are candles, and measuring is slow. */
function isLevel(element: Element): boolean {
  if (element.localName === 'line') {
    return (element.getAttribute('y1') ?? '0') === (element.getAttribute('y2') ?? '0');
  }
  const path = element.getAttribute('d') ?? '';
  const match = path.length > MAX_PATH ? null : LEVEL_PATH.exec(path);
  return match !== null && (match[4] === undefined || match[4] === match[2]);
}

/** Labels of one library stand this far off their grid lines at most, above them or below. */
const MAX_OFFSET = 10;
/** Label and line may each be rounded to a whole pixel. */
const SPREAD = 1.05;
const REACH = 40;
const MIN_LABELS = 3;
const MIN_AGREEING = 0.7;

/**
 * How far the labels of a price column stand below the grid lines they name, in CSS pixels: the library's own
 * offset, without the rounding of single labels and lines. 0 unless most of them have a line at the same distance.
 */
export function offsetFrom(lines: readonly RuledLine[], column: readonly AxisLabel[]): number {
  const offsets = column.flatMap((label) => nearestOffset(lines, label) ?? []);
  const middle = offsets.toSorted((one, other) => one - other)[offsets.length >> 1] ?? 0;
  const agreeing = offsets.filter((offset) => Math.abs(offset - middle) <= SPREAD);
  if (agreeing.length < Math.max(MIN_LABELS, column.length * MIN_AGREEING)) return 0;
  return agreeing.reduce((sum, offset) => sum + offset, 0) / agreeing.length;
}

function nearestOffset(lines: readonly RuledLine[], { x, y }: AxisLabel): number | undefined {
  let nearest: number | undefined;
  for (const line of lines) {
    const offset = y - line.y;
    if (Math.abs(offset) > MAX_OFFSET || x < line.left - REACH || x > line.right + REACH) continue;
    if (nearest === undefined || Math.abs(offset) < Math.abs(nearest)) nearest = offset;
  }
  return nearest;
}
