import { type MarketClass } from './distance-classes';
import type { FlowBins } from './flow-bins';
import { followPrice } from './log-grid';
import { ATOMS, closingRates } from './prior';
import { SideMass } from './side-mass';

/** Of the flow that opens positions of one side, the share that its own aggressors open. */
const AGGRESSOR_SHARE = 0.7;

/** Below this a scale is written into the bins, before it loses digits. */
const LEAST_SCALE = 1e-6;

/** The open flow of both sides on one grid, see {@link SideMass}. It does not depend on what the weights are. */
export class Inventory {
  /** The share of each atom's mass that is still open. */
  readonly scale = new Float64Array(ATOMS).fill(1);
  readonly long: SideMass;
  readonly short: SideMass;
  private readonly closing: Float64Array;
  private opened = new Float64Array(64);

  /** @param firstBin of the lattice, where the grid begins. */
  constructor(
    classes: readonly (MarketClass | undefined)[],
    public firstBin: number,
  ) {
    this.closing = closingRates(classes);
    this.long = new SideMass('long', this.scale, classes);
    this.short = new SideMass('short', this.scale, classes);
  }

  /** Lays everything on a grid around the price if it has gone far from the present one's middle. */
  follow(price: number): void {
    const next = followPrice(this.firstBin, price);
    if (next === this.firstBin) return;
    this.long.shift(next - this.firstBin);
    this.short.shift(next - this.firstBin);
    this.firstBin = next;
  }

  /** Closes positions without force. @param turnover what the flow closed ÷ the open interest. */
  age(turnover: number): void {
    for (let atom = 0; atom < ATOMS; atom += 1) {
      this.scale[atom] = (this.scale[atom] as number) * Math.exp(-turnover * (this.closing[atom] as number));
      if ((this.scale[atom] as number) >= LEAST_SCALE) continue;
      this.long.applyScale(atom);
      this.short.applyScale(atom);
      this.scale[atom] = 1;
    }
  }

  /** Opens positions of both sides. @param share of the flow that opens. */
  open(flow: FlowBins, share: number): void {
    this.openSide(this.long, flow, share * AGGRESSOR_SHARE, share * (1 - AGGRESSOR_SHARE));
    this.openSide(this.short, flow, share * (1 - AGGRESSOR_SHARE), share * AGGRESSOR_SHARE);
  }

  private openSide(
    side: SideMass,
    { first, count, buy, sell }: FlowBins,
    ofBuy: number,
    ofSell: number,
  ): void {
    if (this.opened.length < count) this.opened = new Float64Array(2 * count);
    for (let bin = 0; bin < count; bin += 1) {
      this.opened[bin] = ofBuy * (buy[bin] as number) + ofSell * (sell[bin] as number);
    }
    side.insert(first - this.firstBin, this.opened.subarray(0, count));
  }

  /** Removes what mark prices between two bins of the lattice have swept. */
  sweep(lowest: number, highest: number): void {
    this.long.sweep(lowest - this.firstBin);
    this.short.sweep(highest - this.firstBin);
  }
}
