import type { Side } from '../core/units';
import type { DepthBand } from './paint-depth-bands';

/** What rests between the best price and a place beyond it. */
export interface DepthStep {
  /** Pixel lines; `bottom` is exclusive. */
  readonly top: number;
  readonly bottom: number;
  /** Base units. */
  readonly total: number;
  /** False where the books of some venues are missing in it, so that there is more. */
  readonly isWhole: boolean;
}

/** The sum of one side of a book, from the best price outwards. */
export interface DepthLine {
  readonly side: Side;
  /** What of it is in the pane, the best price first. */
  readonly steps: readonly DepthStep[];
  /** Whether its best price is in the pane, and whether what is known ends there. */
  readonly hasBest: boolean;
  readonly hasEnd: boolean;
}

/**
 * Adds one side up, from its best price to where no venue's book is known any more. Undefined when nothing of it is in
 * the pane.
 * @param bands of the whole column, from the lowest price.
 */
export function depthLine(bands: readonly DepthBand[], side: Side): DepthLine | undefined {
  const outwards = side === 'ask' ? bands : bands.toReversed();
  const best = outwards.findIndex(({ sums }) => sums[side] > 0);
  if (best < 0) return undefined;
  const end = outwards.findIndex(({ known }, at) => at > best && known === 'none');
  const known = outwards.slice(best, end < 0 ? undefined : end);
  const steps: DepthStep[] = [];
  let [total, isWhole] = [0, true];
  for (const { top, bottom, sums, known: by } of known) {
    total += sums[side];
    isWhole &&= by === 'all';
    if (bottom > top) steps.push({ top, bottom, total, isWhole });
  }
  if (steps.length === 0) return undefined;
  return { side, steps, hasBest: isSeen(known[0]), hasEnd: isSeen(known.at(-1)) };
}

const isSeen = (band: DepthBand | undefined) => band !== undefined && band.bottom > band.top;
