import type { Side } from '../core/units';
import type { DepthBand } from './paint-depth-bands';

/** What rests between the best price and the outer end of a band. */
export interface DepthStep {
  /** Which of the column's bands. */
  readonly band: number;
  /** Base units. */
  readonly total: number;
  /** False where the books of some venues are missing in it, so that there is more. */
  readonly isWhole: boolean;
}

/** The sum of one side of a book, from the best price outwards to where no venue's book is known any more. */
export interface DepthLine {
  readonly side: Side;
  /** The best price first, band after band; at least one. */
  readonly steps: readonly DepthStep[];
}

/**
 * Adds one side up. Undefined when nothing of it is known.
 * @param bands of the whole column, from the lowest price.
 */
export function depthLine(bands: readonly DepthBand[], side: Side): DepthLine | undefined {
  const way = side === 'ask' ? 1 : -1;
  const steps: DepthStep[] = [];
  let [total, isWhole] = [0, true];
  for (let at = way > 0 ? 0 : bands.length - 1; bands[at]; at += way) {
    const { sums, known } = bands[at] as DepthBand;
    if (known === 'none' && total > 0) break;
    total += sums[side];
    if (total === 0) continue;
    isWhole &&= known === 'all';
    steps.push({ band: at, total, isWhole });
  }
  return steps.length > 0 ? { side, steps } : undefined;
}
