/** Contract sizes by coin, out of rows of a size and the coins that have it: `[0.01, 'ETH BCH']`. */
export const sizeTable = (
  rows: readonly (readonly [size: number, coins: string])[],
): ReadonlyMap<string, number> =>
  new Map(rows.flatMap(([size, coins]) => coins.split(' ').map((coin) => [coin, size] as const)));
