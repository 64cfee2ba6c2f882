import type { StoredPage } from '../storage/page-store';

/** Fields of a row, in the order in which `writeRows` writes their numbers. */
const CANDLE = ['time', 'open', 'high', 'low', 'close', 'volume', 'takerBuy'] as const;
const READING = ['time', 'size'] as const;
const FORCED = ['time', 'price', 'size', 'side'] as const;
const TOTAL = ['time', 'longs', 'shorts'] as const;

type Row<Fields extends readonly string[]> = Readonly<Record<Fields[number], number>>;
export type CandleRow = Row<typeof CANDLE>;
export type ReadingRow = Row<typeof READING>;
/** `side` is 1 for a long that was closed and −1 for a short. */
export type ForcedRow = Row<typeof FORCED>;
export type TotalRow = Row<typeof TOTAL>;

type Pages = readonly StoredPage[];
export const candleRows = (pages: Pages): readonly CandleRow[] => rowsOf(pages, CANDLE);
export const readingRows = (pages: Pages): readonly ReadingRow[] => rowsOf(pages, READING);
export const forcedRows = (pages: Pages): readonly ForcedRow[] => rowsOf(pages, FORCED);
export const totalRows = (pages: Pages): readonly TotalRow[] => rowsOf(pages, TOTAL);

/** The rows of pages. A row that is not whole is dropped. */
function rowsOf<Fields extends readonly string[]>(pages: Pages, fields: Fields): readonly Row<Fields>[] {
  return pages.flatMap(({ rows }) =>
    Array.from(
      { length: Math.floor(rows.length / fields.length) },
      (_, row) =>
        Object.fromEntries(
          fields.map((field, index) => [field, rows[row * fields.length + index] ?? Number.NaN]),
        ) as Row<Fields>,
    ),
  );
}
