import { DAY_MS } from '../../core/durations';
import type { FlowBar, ForcedClose } from '../../flow/flow-bar';
import type { PositionSide } from '../../market/liquidation-price';
import type { LiquidationDensity, LiquidationMarket, LiquidationMass, SidePair } from './contract';
import type { MarketClass } from './distance-classes';
import { FlowBins } from './flow-bins';
import { Inventory } from './inventory';
import { binsBetween, firstBinAround, LOG_BINS, latticeBin, logGrid, WHOLE } from './log-grid';
import { mixtureScale } from './mixture-scale';
import { OpeningShare } from './opening-share';
import { PrintSizes } from './print-sizes';
import { ATOMS } from './prior';
import { shownShare } from './sampled-feed';
import { soundPrints } from './sound-bar';
import { WeightLearner } from './weight-learner';

/** What was learnt counts half after this time. */
const HALF_LIFE_MS = 3 * DAY_MS;

/** How often a day the open interest is traded, where nobody says how large it is. */
const USUAL_TURNOVER = 4;

/** No print teaches more than so many events of the usual size. */
const PRINT_CAP = 3;

/** Below this the sizes of prints are not known well enough to tell how many a sampled feed hides. */
const PRINTS_FOR_SAMPLING = 20;

/** Where a mixture begins: the price its grid lies around and a time in epoch ms. */
export interface MixtureStart {
  readonly price: number;
  readonly time: number;
}

/** The mixture once it has a price to begin at. */
export class MixtureRun {
  readonly inventory: Inventory;
  /** Takes the feed as complete: right about the shape, too small where the feed hides prints. */
  readonly plain: WeightLearner;
  /** Expects fewer prints of a feed that samples; the same as `plain` for every other feed. */
  readonly corrected: WeightLearner;
  readonly sizes: PrintSizes;
  readonly opening = new OpeningShare();
  /** End of the last bar, epoch ms. */
  end: number;
  private readonly flow = new FlowBins();
  private readonly swept = { long: new Float64Array(ATOMS), short: new Float64Array(ATOMS) };
  private readonly both = new Float64Array(ATOMS);
  private readonly near = new Float64Array(ATOMS);
  /** Whatever `massBetween` was asked for last. */
  private readonly shown = { long: new Float64Array(LOG_BINS), short: new Float64Array(LOG_BINS) };

  /** @param weights of the atoms before anything is learnt. */
  constructor(
    private readonly liquidations: LiquidationMarket['liquidations'],
    classes: readonly (MarketClass | undefined)[],
    weights: Float64Array,
    readonly start: MixtureStart,
  ) {
    const { price, time } = start;
    this.inventory = new Inventory(classes, firstBinAround(price));
    this.plain = new WeightLearner(weights);
    this.corrected = new WeightLearner(weights);
    this.sizes = new PrintSizes(price);
    this.end = time;
  }

  /** See `LiquidationModel.step`. @param bar a sound one. */
  step(bar: FlowBar): SidePair<number> {
    const { inventory, flow } = this;
    if (bar.time > this.end) this.passGap(bar.open);
    const end = bar.time + bar.intervalMs;
    const kept = 0.5 ** ((end - this.end) / HALF_LIFE_MS);
    this.end = end;
    flow.lay(bar.volume);
    inventory.follow(bar.close);
    this.opening.follow(bar, flow.total);
    inventory.age(this.turnover(bar.intervalMs));
    // Before the sweep: the highest leverage dies within its own bar.
    inventory.open(flow, this.opening.share);
    const [lowest, highest] = [latticeBin(bar.markLow), latticeBin(bar.markHigh)];
    inventory.long.beyond(lowest - inventory.firstBin, this.swept.long);
    inventory.short.beyond(highest - inventory.firstBin, this.swept.short);
    const expected = this.expect();
    if (this.liquidations !== 'none') this.learn(bar, kept);
    inventory.sweep(lowest, highest);
    return expected;
  }

  /** What the price swept on its way through missing bars is gone; what was liquidated there nobody knows. */
  private passGap(price: number): void {
    this.opening.interrupt();
    const bin = latticeBin(price);
    this.inventory.sweep(bin, bin);
  }

  private turnover(intervalMs: number): number {
    const { share, reading } = this.opening;
    const traded = Number.isNaN(reading) ? (USUAL_TURNOVER * intervalMs) / DAY_MS : this.flow.total / reading;
    return ((1 - share) * traded) / 2;
  }

  private expect(): SidePair<number> {
    const { long, short } = mixtureScale(this);
    return {
      long: long * this.plain.expected(this.swept.long),
      short: short * this.plain.expected(this.swept.short),
    };
  }

  private learn(bar: FlowBar, kept: number): void {
    const { plain, corrected, sizes, both, swept } = this;
    for (let atom = 0; atom < ATOMS; atom += 1) {
      both[atom] = (swept.long[atom] as number) + (swept.short[atom] as number);
    }
    if (bar.liquidationsUnknown) {
      // What was swept while nobody told of liquidations teaches nothing, neither that there were any nor that there were none.
      for (const learner of [plain, corrected])
        learner.learn({ kept, swept: both, shown: 0, eventSize: sizes.eventSize });
      return;
    }
    const expected = corrected.expected(both);
    const prints = soundPrints(bar);
    for (const print of prints) {
      sizes.add(print.size);
      const size = Math.min(print.size, PRINT_CAP * sizes.eventSize);
      const suspects = this.suspects(print);
      plain.credit(suspects, size);
      corrected.credit(suspects, size);
    }
    const isSampled = this.liquidations === 'sampled' && sizes.seen > PRINTS_FOR_SAMPLING;
    const shown = isSampled ? shownShare(expected / sizes.mean, prints.length, bar.intervalMs) : 1;
    const { eventSize } = sizes;
    plain.learn({ kept, swept: both, shown: 1, eventSize });
    corrected.learn({ kept, swept: both, shown, eventSize });
  }

  /** The mass per atom that a print may have come from. */
  private suspects({ price, position, placed }: ForcedClose): Float64Array {
    // A total has no price of its own: it may have come from anything the bar swept.
    if (placed) return this.swept[position];
    this.inventory[position].around(latticeBin(price) - this.inventory.firstBin, this.near);
    return this.near;
  }

  /** See `LiquidationModel.massBetween`. */
  massBetween(low: number, high: number): LiquidationMass {
    const { inventory, shown, plain } = this;
    const range = binsBetween(inventory.firstBin, low, high);
    const { scale, ...factors } = mixtureScale(this);
    inventory.long.addUp(plain.weights, factors.long, range, shown.long);
    inventory.short.addUp(plain.weights, factors.short, range, shown.short);
    return {
      grid: logGrid(inventory.firstBin, range),
      mass: {
        long: shown.long.subarray(range.from, range.to),
        short: shown.short.subarray(range.from, range.to),
      },
      scale,
    };
  }

  /** See `LiquidationModel.density`. */
  density(): LiquidationDensity {
    const { scale, ...factors } = mixtureScale(this);
    const long = this.sumUp('long', factors.long);
    const short = this.sumUp('short', factors.short);
    return {
      grid: logGrid(this.inventory.firstBin),
      mass: { long: long.mass, short: short.mass },
      // Without a print nothing is known of their sizes, and so of the chance by which they lie where they do.
      variance: this.sizes.seen > 0 ? { long: long.variance, short: short.variance } : undefined,
      scale,
    };
  }

  /** Mass and variance per bin: of the weights, and of the chance by which few large positions lie where they do. */
  private sumUp(side: PositionSide, factor: number) {
    const mass = new Float64Array(LOG_BINS);
    const variance = new Float64Array(LOG_BINS);
    this.inventory[side].addUp(this.plain.weights, factor, WHOLE, mass);
    this.inventory[side].addUpSquares(this.plain.variances(), factor, variance);
    const noise = factor * this.sizes.eventSize;
    for (let bin = 0; bin < LOG_BINS; bin += 1) {
      variance[bin] = (variance[bin] as number) + noise * (mass[bin] as number);
    }
    return { mass, variance };
  }
}
