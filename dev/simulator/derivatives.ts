import type { MarketSpec } from './market-spec';
import type { Random } from './random';
import { FUNDING_INTERVAL_MS, type MarketLiquidation, type MarketTrade } from './venue-market';

const INTEREST = 0.0001;
const DAMPER = 0.0005;
/** Steps over which the mark price follows the venue's own price. */
const MARK_MEMORY = 300;
const OPEN_INTEREST_STEP_MS = 300_000;

/** Mark price, funding and open interest of one venue, kept in line with its trades. */
export class Derivatives {
  private premium = 0;
  private readonly samples = new Map<number, number>();
  openInterest: number;

  constructor(
    private readonly spec: MarketSpec,
    private readonly random: Random,
    private readonly seed: number,
    time: number,
  ) {
    this.openInterest = this.pastOpenInterest(time);
  }

  step(
    time: number,
    mid: number,
    index: number,
    trades: readonly MarketTrade[],
    liquidations: readonly MarketLiquidation[],
  ): void {
    this.premium += ((mid - index) / index - this.premium) / MARK_MEMORY;
    for (const { lots } of trades) this.openInterest += (this.random.next() - 0.5) * this.base(lots);
    for (const { lots } of liquidations) this.openInterest -= this.base(lots);
    this.samples.set(time - (time % OPEN_INTEREST_STEP_MS), this.openInterest);
  }

  mark(index: number): number {
    return index * (1 + this.premium);
  }

  /** The premium drawn towards the interest rate, as the venues' funding rule does. */
  get fundingRate(): number {
    return this.premium + Math.max(-DAMPER, Math.min(DAMPER, INTEREST - this.premium));
  }

  openInterestAt(time: number): number {
    return this.samples.get(time - (time % OPEN_INTEREST_STEP_MS)) ?? this.pastOpenInterest(time);
  }

  fundingAt(time: number): number {
    return INTEREST + 0.00012 * noise(this.seed, time / FUNDING_INTERVAL_MS);
  }

  /** Before the simulation began: slow swings of some per cent. */
  private pastOpenInterest(time: number): number {
    const hours = time / 3_600_000;
    return (
      this.spec.openInterest * (1 + 0.03 * noise(this.seed, hours / 9) + 0.006 * noise(this.seed, hours))
    );
  }

  private base(lots: number): number {
    return lots / this.spec.instrument.lotsPerUnit;
  }
}

/** Smooth noise in [-1, 1] that depends on nothing but seed and position. */
function noise(seed: number, position: number): number {
  const left = Math.floor(position);
  const share = position - left;
  const smooth = share * share * (3 - 2 * share);
  return hash(seed, left) * (1 - smooth) + hash(seed, left + 1) * smooth;
}

function hash(seed: number, value: number): number {
  let mixed = Math.imul((value | 0) ^ Math.imul(seed, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 31 - 1;
}
