import type { MarketSpec } from './market-spec';
import type { Random } from './random';

/** The book reaches this share of the price to each side. */
export const BOOK_REACH = 0.04;

const MAX_OCCUPANCY = 0.6;
/** Shares of the changes that fall within some tens of ticks of the touch, and from there outwards; the rest fall anywhere. */
const NEAR_SHARE = 0.4;
const MIDDLE_SHARE = 0.85;

/** How a resting book looks in the mean: which ticks hold orders and how much. */
export class BookShape {
  constructor(
    private readonly spec: MarketSpec,
    private readonly random: Random,
  ) {}

  /** The share of ticks at a distance from the touch that hold orders: about 1,000 levels in the first 0.7 % of BTC. */
  occupancy(distance: number): number {
    return Math.min(MAX_OCCUPANCY, 4.3 * Math.max(1, distance) ** -0.45);
  }

  /** A resting size in lots: a power law, larger further out and at round prices. */
  lots(tick: number, distance: number): number {
    const { levelSize, maxLevelSize, instrument } = this.spec;
    const size =
      levelSize * this.random.pareto(1.35) * (1 + Math.sqrt(distance / 2_000)) * this.roundFactor(tick);
    return Math.max(1, Math.round(Math.min(size, maxLevelSize) * instrument.lotsPerUnit));
  }

  /** A distance from the touch, in ticks, at which the next order arrives or leaves. */
  distance(reach: number): number {
    const which = this.random.next();
    if (which < NEAR_SHARE) return 1 + Math.floor(this.random.exponential(60));
    if (which < MIDDLE_SHARE) return 1 + Math.floor(100 * this.random.pareto(0.8));
    return 1 + Math.floor(this.random.next() * reach);
  }

  private roundFactor(tick: number): number {
    const { roundPrices, instrument } = this.spec;
    let factor = 1;
    for (const [step, more] of roundPrices) if (tick % (step * instrument.ticksPerUnit) === 0) factor = more;
    return factor;
  }
}
