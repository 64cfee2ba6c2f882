import type { PriceBar } from '../../heatmaps/volume-profile/naked-pocs';

/** Bars whose extremes are known together, so that a search skips them at once. */
const BLOCK = 64;

/** Finds the first bar that reaches a price. */
export class Extremes {
  private readonly highs: Float64Array;
  private readonly lows: Float64Array;
  private readonly blockHighs: Float64Array;
  private readonly blockLows: Float64Array;

  /** @param bars oldest first. */
  constructor(bars: readonly PriceBar[]) {
    this.highs = Float64Array.from(bars, ({ high }) => high);
    this.lows = Float64Array.from(bars, ({ low }) => low);
    const blocks = Array.from({ length: Math.ceil(bars.length / BLOCK) }, (_, block) => block * BLOCK);
    const within = (values: Float64Array, from: number) => values.subarray(from, from + BLOCK);
    this.blockHighs = Float64Array.from(blocks, (from) => Math.max(...within(this.highs, from)));
    this.blockLows = Float64Array.from(blocks, (from) => Math.min(...within(this.lows, from)));
  }

  /** The index of the first bar from `from` on whose high is at a price or above; Infinity when there is none. */
  firstAbove(from: number, price: number): number {
    return search(this.highs, this.blockHighs, from, (value) => value >= price);
  }

  /** The index of the first bar from `from` on whose low is at a price or below; Infinity when there is none. */
  firstBelow(from: number, price: number): number {
    return search(this.lows, this.blockLows, from, (value) => value <= price);
  }
}

function search(
  values: Float64Array,
  blocks: Float64Array,
  from: number,
  hasReached: (value: number) => boolean,
): number {
  for (let index = from; index < values.length;) {
    if (index % BLOCK === 0 && !hasReached(blocks[index / BLOCK] as number)) index += BLOCK;
    else if (hasReached(values[index] as number)) return index;
    else index += 1;
  }
  return Infinity;
}
