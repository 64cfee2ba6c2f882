/** A row and the column it is matched with, as indices. */
export type Pairing = readonly [row: number, column: number];

/** What pairs may cost, and what staying alone costs each. */
export interface MatchRule {
  /** Infinite where two must not be paired. */
  readonly costOf: (row: number, column: number) => number;
  readonly alone: number;
}

/**
 * The pairing of rows and columns that costs least, where whoever stays alone costs `alone`. Exact: the Hungarian method by
 * shortest augmenting paths, O(rows² · (rows + columns)).
 */
export function matchAtLeastCost(
  rows: number,
  columns: number,
  { costOf, alone }: MatchRule,
): readonly Pairing[] {
  // Both being alone costs 2 · alone, so a pair is worth what it saves of that; a row's own spare column saves nothing.
  const gains = Float64Array.from({ length: rows * columns }, (_, index) =>
    Math.min(0, costOf(Math.floor(index / columns), index % columns) - 2 * alone),
  );
  const gainOf = (row: number, column: number) =>
    column < columns ? (gains[row * columns + column] as number) : 0;
  const matchOf = assignRows(rows, columns + rows, gainOf);
  return matchOf.flatMap((column, row): Pairing[] =>
    column < columns && gainOf(row, column) < 0 ? [[row, column]] : [],
  );
}

/** The column of every row at the least total cost; there are at least as many columns as rows. */
function assignRows(
  rows: number,
  columns: number,
  costOf: (row: number, column: number) => number,
): readonly number[] {
  // Counted from 1; column 0 stands for the row that is looking for its place.
  const rowPrice = new Float64Array(rows + 1);
  const columnPrice = new Float64Array(columns + 1);
  const rowIn = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row += 1) {
    rowIn[0] = row;
    const cameFrom = new Int32Array(columns + 1);
    let column = findPlace({ costOf, rowPrice, columnPrice, rowIn }, cameFrom);
    while (column !== 0) {
      const before = cameFrom[column] as number;
      rowIn[column] = rowIn[before] as number;
      column = before;
    }
  }
  const matchOf: number[] = [];
  rowIn.forEach((row, column) => {
    if (column > 0 && row > 0) matchOf[row - 1] = column - 1;
  });
  return matchOf;
}

interface Prices {
  readonly costOf: (row: number, column: number) => number;
  readonly rowPrice: Float64Array;
  readonly columnPrice: Float64Array;
  readonly rowIn: Int32Array;
}

/** The free column at the end of the cheapest chain of moves; `cameFrom` tells the chain backwards. */
function findPlace({ costOf, rowPrice, columnPrice, rowIn }: Prices, cameFrom: Int32Array): number {
  const away = new Float64Array(rowIn.length).fill(Infinity);
  const isDone = new Uint8Array(rowIn.length);
  let column = 0;
  while (rowIn[column] !== 0) {
    isDone[column] = 1;
    const row = rowIn[column] as number;
    let [step, next] = [Infinity, 0];
    for (let other = 1; other < rowIn.length; other += 1) {
      if (isDone[other] === 1) continue;
      const cost = costOf(row - 1, other - 1) - (rowPrice[row] as number) - (columnPrice[other] as number);
      if (cost < (away[other] as number)) {
        away[other] = cost;
        cameFrom[other] = column;
      }
      if ((away[other] as number) < step) [step, next] = [away[other] as number, other];
    }
    for (let other = 0; other < rowIn.length; other += 1) {
      if (isDone[other] === 1) {
        rowPrice[rowIn[other] as number] = (rowPrice[rowIn[other] as number] as number) + step;
        columnPrice[other] = (columnPrice[other] as number) - step;
      } else away[other] = (away[other] as number) - step;
    }
    column = next;
  }
  return column;
}
