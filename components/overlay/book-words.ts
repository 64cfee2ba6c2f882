import type { Pooled } from '@/lib/heatmaps/columns/series';
import type { BookSides } from '@/lib/heatmaps/order-book/sides';
import { spanText } from './numbers';

/** What the cells of the order book are. */
export interface BookCells {
  /** How long they are. */
  readonly stepMs: number;
  readonly pooled: Pooled;
  /** What the user wants them to be. */
  readonly wanted: Pooled;
  readonly sides: BookSides;
}

/** The step in which books are recorded: there is nothing to pool. */
const RECORDED_MS = 1000;

const SIDE_WORDS: Readonly<Record<BookSides, readonly string[]>> = {
  both: [],
  bid: ['bids only'],
  ask: ['asks only'],
};

/** In words, as short as they get; empty where a cell is plainly what rested. */
export const bookWords = (cells: BookCells): string =>
  [...pooledWords(cells), ...SIDE_WORDS[cells.sides]].join(' · ');

function pooledWords({ stepMs, pooled, wanted }: BookCells): readonly string[] {
  if (stepMs <= RECORDED_MS) return wanted === 'mean' ? ['each second as recorded'] : [];
  const each = `of each ${spanText(stepMs)}`;
  if (pooled === 'mean') return [`mean ${each}`];
  return [`largest ${each}`, ...(wanted === 'mean' ? ['no mean is kept'] : [])];
}
