import { priceToY, timeToX, xToTime } from '../charts/chart-view';
import { dequantise } from '../heatmaps/columns/quantise';
import { over } from './blend';
import { compactText } from './compact-text';
import { colourAt, type PaintedLayer } from './merge-layers';
import { toLinear } from './oklab';
import { visiblePrices } from './plan-raster';
import type { ChartAxes } from './project';
import { columnAt, lineAtPrice, priceAtLine, slotOf } from './raster-grid';
import { sizeCode, TOP_CODE } from './zones';

/** The little of a 2D context that numbers are written with. */
export type NumbersContext = Pick<
  CanvasRenderingContext2D,
  'fillText' | 'setTransform' | 'fillStyle' | 'font' | 'textAlign' | 'textBaseline'
>;

export interface NumbersOptions {
  /** Sizes in base units, or what they are worth at the price of their cell. */
  readonly currency: 'base' | 'quote';
  /** What lies under the picture: see-through cells are read on it. */
  readonly page: 'dark' | 'light';
}

/** A cell must be so large for a number. */
const MIN_WIDTH_PX = 44;
const MIN_HEIGHT_PX = 13;
const FONT = '10px system-ui, sans-serif';
/** No digit of a 10 px font is wider: measuring every text would cost more than writing it. */
const DIGIT_PX = 6.5;

const PAGES = { dark: 0xff16110e, light: 0xffffffff };
const TONES = { dark: '#05070a', light: '#f6f8fb' };
/** The luminance at which black and white text have the same contrast by WCAG 2.2: √(1.05 · 0.05) − 0.05. */
const EVEN_LUMINANCE = 0.179;

/**
 * Writes the size of each painted cell into it, on a canvas that covers the pane: those of the upper-most of `layers`
 * (the first lies at the bottom) whose cells have room. Cells too small for their number stay without.
 */
export function paintNumbers(
  context: NumbersContext,
  axes: ChartAxes,
  layers: readonly PaintedLayer[],
  { currency, page }: NumbersOptions,
): void {
  const width = ({ raster }: PaintedLayer) => raster.grid.columnMs * axes.time.slope;
  const layer = layers.findLast((one) => width(one) >= MIN_WIDTH_PX && rowsOf(axes, one).length > 0);
  const numbers = layer ? numbersOf(axes, layer, width(layer), currency) : [];
  // In most frames there are none, and to set a font takes as long as some of them.
  if (numbers.length > 0) setUp(context);
  for (const { text, x, y, time, price } of numbers) {
    const colour = layers.reduce((below, one) => over(below, colourAt(one, time, price)), PAGES[page]);
    context.fillStyle = luminance(colour) > EVEN_LUMINANCE ? TONES.dark : TONES.light;
    context.fillText(text, x, y);
  }
}

/** What is to be written, where in the pane, and of which time and price it is. */
interface CellNumber {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly time: number;
  readonly price: number;
}

function numbersOf(
  axes: ChartAxes,
  layer: PaintedLayer,
  width: number,
  currency: NumbersOptions['currency'],
): readonly CellNumber[] {
  const { grid, codes } = layer.raster;
  const columns = columnsOf(axes, layer);
  const numbers: CellNumber[] = [];
  for (const { line, y } of rowsOf(axes, layer)) {
    const price = priceAtLine(grid, line + 0.5);
    const worth = currency === 'base' ? 1 : price;
    for (const { column, x } of columns) {
      const cell = codes[line * grid.columns + slotOf(grid, column)] ?? 0;
      if (cell === 0 || cell > TOP_CODE || (layer.table[cell] ?? 0) >>> 24 === 0) continue;
      const text = compactText(dequantise(sizeCode(grid.zones, cell), grid.unit) * worth);
      if (text.length * DIGIT_PX > width) continue;
      numbers.push({ text, x, y, time: (column + 0.5) * grid.columnMs, price });
    }
  }
  return numbers;
}

function setUp(context: NumbersContext): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.font = FONT;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
}

/** The lines with room for a number whose middle is in the pane, and where that lies. */
function rowsOf(axes: ChartAxes, { raster: { grid } }: PaintedLayer) {
  const { pane, price } = axes;
  const prices = visiblePrices(axes);
  const rows: { readonly line: number; readonly y: number }[] = [];
  if (!prices) return rows;
  const end = Math.min(grid.rows, Math.ceil(lineAtPrice(grid, prices.low)));
  for (let line = Math.max(0, Math.floor(lineAtPrice(grid, prices.high))); line < end; line += 1) {
    const top = priceToY(price, priceAtLine(grid, line));
    const bottom = priceToY(price, priceAtLine(grid, line + 1));
    const y = (top + bottom) / 2 - pane.top;
    if (Math.abs(bottom - top) >= MIN_HEIGHT_PX && y >= 0 && y <= pane.height) rows.push({ line, y });
  }
  return rows;
}

/** The columns held whose middle is in the pane, and where that lies. */
function columnsOf({ pane, time }: ChartAxes, { raster: { grid, first, head } }: PaintedLayer) {
  const from = Math.max(first, columnAt(grid, xToTime(time, pane.left)));
  const to = Math.min(head - 1, columnAt(grid, xToTime(time, pane.left + pane.width)));
  const columns: { readonly column: number; readonly x: number }[] = [];
  for (let column = from; column <= to; column += 1) {
    const x = timeToX(time, (column + 0.5) * grid.columnMs) - pane.left;
    if (x >= 0 && x <= pane.width) columns.push({ column, x });
  }
  return columns;
}

/** WCAG 2.2, of a packed pixel. */
const luminance = (pixel: number) =>
  0.2126 * toLinear(pixel & 255) +
  0.7152 * toLinear((pixel >>> 8) & 255) +
  0.0722 * toLinear((pixel >>> 16) & 255);
