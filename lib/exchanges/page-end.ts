import type { HistoryRange } from './exchange';

/** Where a page of at most `spanMs` from the beginning of a range ends, epoch ms. */
export const pageEnd = ({ from, to }: HistoryRange, spanMs: number): number => Math.min(to, from + spanMs);
