import { over } from './blend';
import type { HeatRaster } from './heat-raster';
import { columnAt, lineAtPrice, type PictureGrid, priceAtLine, slotOf } from './raster-grid';
import type { ColourTable } from './scale';

/** One heatmap as it is painted. */
export interface PaintedLayer {
  readonly raster: HeatRaster;
  /** Carries the opacity. */
  readonly table: ColourTable;
  /** Of the hatching, 0…1: the same as the table's. */
  readonly opacity: number;
}

/** The pixel that a layer shows at a place of the chart: clear outside what it holds. */
export function colourAt({ raster, table }: PaintedLayer, time: number, price: number): number {
  const { grid, first, head, codes } = raster;
  const column = columnAt(grid, time);
  const row = rowIn(grid, price);
  if (row === undefined || column < first || column >= head) return 0;
  return table[codes[row + slotOf(grid, column)] ?? 0] ?? 0;
}

/** A rectangle of a picture's cells. */
export interface Block {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Which column of a layer's ring each column of a picture shows: −1 where it holds none. */
export type SlotMap = Int32Array;

/** Sets the slots of the picture's columns `from ≤ c < to`: what the layer holds at the middle of each. */
export function mapSlots(
  map: SlotMap,
  picture: PictureGrid,
  raster: HeatRaster,
  from: number,
  to: number,
): void {
  const { grid, first, head } = raster;
  for (let column = from; column < to; column += 1) {
    const held = columnAt(grid, (column + 0.5) * picture.columnMs);
    map[slotOf(picture, column)] = held >= first && held < head ? slotOf(grid, held) : -1;
  }
}

/** A layer with the slots of its columns. */
export interface MappedLayer extends PaintedLayer {
  readonly slots: SlotMap;
}

/** Writes the pixels of a block, row by row, from layers of which the first lies at the bottom. */
export function mergeBlock(
  layers: readonly MappedLayer[],
  picture: PictureGrid,
  block: Block,
  pixels: Uint32Array,
): void {
  pixels.fill(0, 0, block.width * block.height);
  for (const layer of layers) {
    for (let line = 0; line < block.height; line += 1) {
      const row = rowIn(layer.raster.grid, priceAtLine(picture, block.y + line + 0.5));
      if (row !== undefined) mergeLine(layer, row, block, pixels, line * block.width);
    }
  }
}

/** Where the picture line of a price begins in a raster's codes; undefined above and below it. */
function rowIn(grid: PictureGrid, price: number): number | undefined {
  const line = Math.floor(lineAtPrice(grid, price));
  return line >= 0 && line < grid.rows ? line * grid.columns : undefined;
}

function mergeLine(
  { raster: { codes }, table, slots }: MappedLayer,
  row: number,
  { x, width }: Block,
  pixels: Uint32Array,
  start: number,
): void {
  // Along a line the same meets the same again and again: orders rest, and columns of other layers are longer.
  let below = 0;
  let above = 0;
  let mixed = 0;
  for (let at = 0; at < width; at += 1) {
    const slot = slots[x + at] as number;
    if (slot < 0) continue;
    const colour = table[codes[row + slot] as number] as number;
    if (colour >>> 24 === 0) continue;
    const pixel = pixels[start + at] as number;
    if (pixel !== below || colour !== above) {
      below = pixel;
      above = colour;
      mixed = over(pixel, colour);
    }
    pixels[start + at] = mixed;
  }
}
