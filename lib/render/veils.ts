import { priceAtLine, type PictureGrid } from './raster-grid';

/** An area of the chart where nothing is known: a stretch without columns, or prices outside every venue's book. */
export type Veil =
  | { readonly kind: 'gap'; readonly from: number; readonly to: number }
  | {
      readonly kind: 'unknown';
      readonly from: number;
      readonly to: number;
      readonly low: number;
      readonly high: number;
    };

/** What one column does not know: all of it, or so many picture lines from the top and from the bottom. */
export type ColumnVeil =
  | { readonly kind: 'absent' }
  | { readonly kind: 'gap' }
  | { readonly kind: 'data'; readonly top: number; readonly bottom: number };

/** Beyond so many areas their edges are drawn coarser, to keep a frame cheap. */
const MAX_VEILS = 300;

/** The areas to hatch, from the columns `first … head − 1`. */
export function findVeils(
  grid: PictureGrid,
  first: number,
  head: number,
  columnVeil: (column: number) => ColumnVeil | undefined,
): readonly Veil[] {
  for (let step = 1; ; step *= 2) {
    const veils = [
      ...gapRuns(grid, first, head, columnVeil),
      ...unknownRuns(
        grid,
        first,
        head,
        (c) => edge(columnVeil(c), 'top', step),
        (lines) => [0, lines],
      ),
      ...unknownRuns(
        grid,
        first,
        head,
        (c) => edge(columnVeil(c), 'bottom', step),
        (lines) => [grid.rows - lines, grid.rows],
      ),
    ];
    if (veils.length <= MAX_VEILS || step >= grid.rows) return veils;
  }
}

/** Rounded down: hatching must never lie on what is known. */
const edge = (veil: ColumnVeil | undefined, end: 'top' | 'bottom', step: number) =>
  veil?.kind === 'data' ? Math.floor(veil[end] / step) * step : 0;

function gapRuns(
  grid: PictureGrid,
  first: number,
  head: number,
  columnVeil: (column: number) => ColumnVeil | undefined,
): Veil[] {
  return runs(first, head, (c) => (columnVeil(c)?.kind === 'gap' ? 1 : 0)).map(({ from, to }): Veil => ({
    kind: 'gap',
    from: from * grid.columnMs,
    to: to * grid.columnMs,
  }));
}

function unknownRuns(
  grid: PictureGrid,
  first: number,
  head: number,
  lines: (column: number) => number,
  span: (lines: number) => readonly [top: number, bottom: number],
): Veil[] {
  return runs(first, head, lines).map(({ from, to, value }): Veil => {
    const [top, bottom] = span(value);
    return {
      kind: 'unknown',
      from: from * grid.columnMs,
      to: to * grid.columnMs,
      low: priceAtLine(grid, bottom),
      high: priceAtLine(grid, top),
    };
  });
}

/** Neighbouring columns of one value other than 0. */
function runs(first: number, head: number, valueOf: (column: number) => number) {
  const found: { from: number; to: number; value: number }[] = [];
  for (let column = first; column < head; column += 1) {
    const value = valueOf(column);
    const last = found.at(-1);
    if (value === 0) continue;
    if (last?.to === column && last.value === value) last.to = column + 1;
    else found.push({ from: column, to: column + 1, value });
  }
  return found;
}
