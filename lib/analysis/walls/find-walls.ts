import { asTick, type Side } from '../../core/units';
import type { OrderBook } from '../../market/order-book';
import type { WallOptions } from './options';
import type { SideDepth } from './side-depth';

/** Levels count as part of a wall from this share of its largest level on, as long as they are this near to one another. */
const CORE_SHARE = 0.25;
const CORE_GAP_BP = 0.1;

/** Levels that stand out of the depth around them, in one book. */
export interface FoundWall {
  /** The first and the last of its ticks, and the largest. */
  readonly low: number;
  readonly high: number;
  readonly peakTick: number;
  readonly lots: number;
  readonly z: number;
}

export interface Search {
  readonly options: WallOptions;
  readonly binTicks: number;
  /** Lots that a wall has at least. */
  readonly floor: number;
  /** Lots of a bin that belong to walls which are known already. */
  readonly known: (bin: number) => number;
  readonly isKnown: (tick: number) => boolean;
}

/**
 * The walls of one side of a book that are not known yet, nearest first. A bin stands out by all that rests in it; the
 * wall is the levels that make it so, because what lies around them comes and goes by itself. Where no few levels do, the
 * book is thick and nobody's wall.
 */
export function findWalls(book: OrderBook, depth: SideDepth, search: Search): FoundWall[] {
  const { options, floor, binTicks } = search;
  const found: FoundWall[] = [];
  for (let index = 0; index < depth.lots.length; index += 1) {
    const lots = depth.lots[index] as number;
    if (lots < floor || lots - search.known(depth.binAt(index)) < floor) continue;
    const z = depth.score(index, options.localBp);
    if (z === undefined || z < options.minZ) continue;
    const low = depth.binAt(index) * binTicks;
    const core = coreOf(book, depth.side, { low, high: low + binTicks - 1 }, search.isKnown);
    if (core && core.lots >= floor) found.push({ ...core, z });
  }
  return found;
}

/** The lots between two ticks, both included. */
export function lotsBetween(book: OrderBook, side: Side, low: number, high: number): number {
  let lots = 0;
  for (let tick = low; tick <= high; tick += 1) lots += book.size(side, asTick(tick));
  return lots;
}

/** The largest level of a bin that is not known, with the large ones next to it, beyond the bin's edges too. */
function coreOf(
  book: OrderBook,
  side: Side,
  { low, high }: { readonly low: number; readonly high: number },
  isKnown: (tick: number) => boolean,
): Omit<FoundWall, 'z'> | undefined {
  const sizeAt = (tick: number) => (isKnown(tick) ? 0 : book.size(side, asTick(tick)));
  let peakTick = low;
  for (let tick = low; tick <= high; tick += 1) if (sizeAt(tick) > sizeAt(peakTick)) peakTick = tick;
  const least = CORE_SHARE * sizeAt(peakTick);
  if (least === 0) return undefined;
  const gap = Math.max(2, Math.round((peakTick * CORE_GAP_BP) / 1e4));
  const end = (step: 1 | -1): number => {
    let last = peakTick;
    for (let tick = last + step; Math.abs(tick - last) <= gap; tick += step)
      if (sizeAt(tick) >= least) last = tick;
    return last;
  };
  const first = end(-1);
  const last = end(1);
  return { low: first, high: last, peakTick, lots: lotsBetween(book, side, first, last) };
}
