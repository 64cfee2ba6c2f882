import { PNG } from 'pngjs';

/** A rectangle in client CSS pixels of the page. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where a bright row is looked for. All in client CSS pixels, whatever the screenshot's scale. */
export interface RowSearch {
  /** The part of the pane whose columns are averaged: where the wall stood. */
  readonly area: Area;
  /** Device pixels of the screenshot in one CSS pixel. */
  readonly dpr: number;
  /** Where the row should lie. */
  readonly y: number;
  /** How far from there it is looked for. */
  readonly within: number;
}

/** Rows that are as bright as the brightest one, next to it. */
export interface BrightBand {
  /** Edges in client CSS pixels. */
  readonly top: number;
  readonly bottom: number;
  /** Luminance (0…255) of the band above that of the rows around it. */
  readonly contrast: number;
}

/** Rows at least this bright, from the surrounding to the brightest, belong to the band. */
const BAND_SHARE = 0.9;
/** Fainter rows are noise of the book, no wall. */
const MIN_CONTRAST = 8;

/**
 * The brightest row of a screenshot near a height, widened to the rows that equal it; of several bands as bright the
 * nearest, for any price may get a wall of its own at any time. On a page where nothing else is bright (`/chart?bare=1`)
 * this is what an overlay painted for a wall. Undefined when no row stands out.
 */
export function brightestBand(screenshot: Buffer, search: RowSearch): BrightBand | undefined {
  const image = PNG.sync.read(screenshot);
  const { dpr, area, y, within } = search;
  const first = Math.max(Math.round(area.top * dpr), Math.round((y - within) * dpr));
  const end = Math.min(
    Math.round((area.top + area.height) * dpr),
    Math.round((y + within) * dpr),
    image.height,
  );
  const rows = Array.from({ length: Math.max(0, end - first) }, (_, row) =>
    rowLuminance(image, first + row, area.left * dpr, (area.left + area.width) * dpr),
  );
  const brightest = Math.max(...rows);
  const usual = rows.toSorted((left, right) => left - right)[Math.floor(rows.length / 2)] ?? 0;
  if (!(brightest - usual >= MIN_CONTRAST)) return undefined;
  const bright = (row: number) => (rows[row] ?? 0) >= usual + BAND_SHARE * (brightest - usual);
  const away = (row: number) => Math.abs((first + row + 0.5) / dpr - y);
  const [nearest = 0] = [...rows.keys()].filter(bright).toSorted((one, other) => away(one) - away(other));
  let top = nearest;
  let bottom = top + 1;
  while (bright(top - 1)) top -= 1;
  while (bright(bottom)) bottom += 1;
  return { top: (first + top) / dpr, bottom: (first + bottom) / dpr, contrast: brightest - usual };
}

/** How far `y` lies outside the band, CSS pixels; 0 inside. Above the band is negative. */
export function alignmentError({ top, bottom }: BrightBand, y: number): number {
  if (y < top) return y - top;
  return y > bottom ? y - bottom : 0;
}

/** How far `y` lies from the middle of the band, CSS pixels. */
export const centreError = ({ top, bottom }: BrightBand, y: number) => y - (top + bottom) / 2;

/** The share of an area's pixels that differ visibly between two screenshots of the same size. */
export function changedShare(before: Buffer, after: Buffer, area: Area, dpr: number): number {
  const first = PNG.sync.read(before);
  const second = PNG.sync.read(after);
  let changed = 0;
  let total = 0;
  for (let y = Math.ceil(area.top * dpr); y < Math.floor((area.top + area.height) * dpr); y += 1)
    for (let x = Math.ceil(area.left * dpr); x < Math.floor((area.left + area.width) * dpr); x += 1) {
      total += 1;
      if (Math.abs(luminance(first, x, y) - luminance(second, x, y)) > MIN_CONTRAST) changed += 1;
    }
  return total === 0 ? 0 : changed / total;
}

function rowLuminance(image: PNG, y: number, left: number, right: number): number {
  const first = Math.max(0, Math.ceil(left));
  const end = Math.min(image.width, Math.floor(right));
  let sum = 0;
  for (let x = first; x < end; x += 1) sum += luminance(image, x, y);
  return end > first ? sum / (end - first) : 0;
}

/** Relative weights of red, green and blue of ITU-R BT.709. */
function luminance({ data, width }: PNG, x: number, y: number): number {
  const at = 4 * (y * width + x);
  return 0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0);
}
