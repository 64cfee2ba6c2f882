import type { HistoryRange } from './exchange';

/** Where a page of at most `spanMs` from the beginning of a range ends, epoch ms. */
export const pageEnd = ({ from, to }: HistoryRange, spanMs: number): number => Math.min(to, from + spanMs);

/** The rows of a page alone: some venues begin with the bar in which a range begins, others know no end. */
export const inPage = <Row extends { readonly time: number }>(
  rows: readonly Row[],
  { from }: Pick<HistoryRange, 'from'>,
  until: number,
): Row[] => rows.filter(({ time }) => time >= from && time < until);

/** In the order of time, whatever the order of an answer. */
export const oldestFirst = <Row extends { readonly time: number }>(rows: readonly Row[]): Row[] =>
  rows.toSorted((left, right) => left.time - right.time);

/** Whole seconds of the beginning of a range, for a query. */
export const firstSecond = (ms: number): string => String(Math.ceil(ms / 1000));

/** Whole seconds of the last moment before the end of a range, for a query. */
export const lastSecond = (ms: number): string => String(Math.ceil(ms / 1000) - 1);
