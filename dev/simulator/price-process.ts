import type { Random } from './random';

/** Standard deviation of the log price over one step: about 0.3 % an hour. */
const STEP_VOLATILITY = 1.5e-5;
/** Steps after which a deviation from the anchor, and one of the volatility, has mostly gone. */
const PRICE_MEMORY = 216_000;
const VOLATILITY_MEMORY = 6_000;
const VOLATILITY_SPREAD = 0.5;
/** The walk never leaves this distance (in log price) from its anchor, and where it is led not this one. */
export const WALK_REACH = 0.05;
export const LED_REACH = 0.2;

/** What the market as a whole thinks the price is: a random walk with clusters of volatility, drawn back to an anchor. */
export class PriceProcess {
  private deviation = 0;
  private logVolatility = 0;

  constructor(
    private readonly anchor: number,
    private readonly random: Random,
    private readonly reach: number,
  ) {}

  get price(): number {
    return this.anchor * Math.exp(this.deviation);
  }

  /** Moves on by `steps` tenths of a second. `drift` is added to the log price of each, `heat` multiplies the volatility. */
  step(steps: number, drift = 0, heat = 1): void {
    const noise = VOLATILITY_SPREAD * Math.sqrt((2 * steps) / VOLATILITY_MEMORY);
    this.logVolatility += noise * this.random.gauss() - (this.logVolatility * steps) / VOLATILITY_MEMORY;
    const fatTail = this.random.chance(0.02) ? 3 : 1;
    const spread = STEP_VOLATILITY * Math.exp(this.logVolatility) * Math.sqrt(steps) * fatTail * heat;
    this.move(spread * this.random.gauss() + (drift - this.deviation / PRICE_MEMORY) * steps);
  }

  /** Draws the opinion towards a price at which the market is held up. */
  yieldTo(price: number, share: number): void {
    this.move(Math.log(price / this.price) * share);
  }

  private move(change: number): void {
    this.deviation = Math.max(-this.reach, Math.min(this.reach, this.deviation + change));
  }
}
