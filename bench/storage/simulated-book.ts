import type { HeatColumn, PriceGrid } from '../../lib/heatmaps/columns/column';
import { quantise } from '../../lib/heatmaps/columns/quantise';

/** How much a simulated book moves. */
export interface Activity {
  readonly name: 'calm' | 'busy';
  /** Mean number of level updates in 100 ms. */
  readonly updates: number;
  /** Share of updates close to the touch, and of those up to and including the middle of the book. */
  readonly near: number;
  readonly middle: number;
  /** Scale of the distance of updates in the middle, in ticks. */
  readonly spread: number;
}

export const CALM: Activity = { name: 'calm', updates: 90, near: 0.55, middle: 0.92, spread: 40 };
export const BUSY: Activity = { name: 'busy', updates: 300, near: 0.3, middle: 0.75, spread: 120 };

const BINS = 1000;
const TICKS_PER_BIN = 50;
const TICKS_PER_UNIT = 10;
const MID = 674_000;
const START = 1_760_000_000_000;
/** Ticks of book on either side of where the price begins. */
const REACH = 1 << 16;
const DEEPEST = 59_000;
const UPDATES_PER_SECOND = 10;
const LOTS_PER_UNIT = 1000;

const GRID: PriceGrid = {
  firstBin: MID / TICKS_PER_BIN - BINS / 2,
  count: BINS,
  binSize: TICKS_PER_BIN / TICKS_PER_UNIT,
  unit: 1 / LOTS_PER_UNIT,
};

/** What the book holds at one time: as a column, and the sizes it was made of, per bin in base units. */
export interface SimulatedColumn extends HeatColumn {
  readonly sizes: Readonly<Record<'bid' | 'ask', Float64Array>>;
}

/**
 * A deep order book as 1-second columns of 1,000 bins, made up but shaped like one: log-normal sizes, thicker at round
 * prices, occupied levels thinning out with distance, a touch that wanders and eats what it crosses. Same seed, same book.
 */
export function simulateColumns(seconds: number, activity: Activity, seed = 11): readonly SimulatedColumn[] {
  const book = new SimulatedBook(seed, activity);
  return Array.from({ length: seconds }, (_, second) => {
    for (let step = 0; step < UPDATES_PER_SECOND; step += 1) book.advance();
    return book.column(START + second * 1000);
  });
}

class SimulatedBook {
  private readonly random: () => number;
  private readonly levels = { bid: new Float64Array(2 * REACH), ask: new Float64Array(2 * REACH) };
  private readonly bins = { bid: new Float64Array(BINS), ask: new Float64Array(BINS) };
  private mid = MID;
  private volatility = 3;
  private steps = 0;

  constructor(
    seed: number,
    private readonly activity: Activity,
  ) {
    this.random = uniform(seed);
    for (let distance = 1; distance < DEEPEST; distance += 1) {
      this.seedLevel('bid', MID - distance, distance);
      this.seedLevel('ask', MID + distance, distance);
    }
  }

  advance(): void {
    if (this.steps % 600 === 0) this.volatility = 2 + this.random() * 3;
    this.steps += 1;
    this.move();
    const updates = this.activity.updates * Math.exp(this.gauss() * 0.55 - 0.15);
    for (let n = 0; n < Math.max(4, updates); n += 1) this.update();
  }

  column(time: number): SimulatedColumn {
    const sizes = { bid: this.sizes('bid'), ask: this.sizes('ask') };
    return {
      sizes,
      time,
      stepMs: 1000,
      grid: GRID,
      cells: { bid: codesOf(sizes.bid), ask: codesOf(sizes.ask) },
      bid: (this.mid - 1) / TICKS_PER_UNIT,
      ask: (this.mid + 1) / TICKS_PER_UNIT,
      coverage: [
        {
          venue: 'binance-usdm',
          low: GRID.firstBin * GRID.binSize,
          high: (GRID.firstBin + BINS) * GRID.binSize,
          shift: 0,
        },
      ],
    };
  }

  private sizes(side: 'bid' | 'ask'): Float64Array {
    return this.bins[side].map((lots) => lots / LOTS_PER_UNIT);
  }

  /** Now and then a jump, and a slight pull back to where it began, so that it stays on the grid. */
  private move(): void {
    const jump = this.random() < 0.02 ? 8 : 1;
    const pull = (this.mid - MID) * 0.00002;
    const from = this.mid;
    this.mid += Math.round(this.gauss() * this.volatility * jump - pull);
    for (let tick = Math.min(from, this.mid); tick <= Math.max(from, this.mid); tick += 1) {
      this.set('bid', tick, 0);
      this.set('ask', tick, 0);
    }
  }

  private update(): void {
    const distance = this.distance();
    if (distance > DEEPEST) return;
    const side = this.random() < 0.5 ? 'bid' : 'ask';
    const tick = side === 'bid' ? this.mid - distance : this.mid + distance;
    const isOccupied = (this.levels[side][tick - MID + REACH] ?? 0) > 0;
    const occupancy = occupancyAt(distance);
    if (isOccupied && this.random() < (1 - occupancy) * 0.6 + 0.1) this.set(side, tick, 0);
    else if (isOccupied || this.random() < occupancy) this.set(side, tick, this.lots(tick));
  }

  /** How far from the middle an update falls, in ticks: near the touch, in the middle of the book, or far out. */
  private distance(): number {
    const { near, middle, spread } = this.activity;
    const where = this.random();
    const tail = 1 - this.random();
    if (where < near) return 1 + Math.floor(-Math.log(tail) * 18);
    if (where < middle) return 1 + Math.floor(spread * tail ** -0.75);
    return 1 + Math.floor(300 * tail ** -0.9);
  }

  private seedLevel(side: 'bid' | 'ask', tick: number, distance: number): void {
    if (this.random() < occupancyAt(distance) || tick % 1000 === 0) this.set(side, tick, this.lots(tick));
  }

  private lots(tick: number): number {
    const round = tick % 1000 === 0 ? 2.2 : tick % 100 === 0 ? 1 : tick % 50 === 0 ? 0.6 : 0;
    return Math.max(1, Math.round(Math.exp(this.gauss() * 1.8 + 3.2 + round)));
  }

  private set(side: 'bid' | 'ask', tick: number, lots: number): void {
    const at = tick - MID + REACH;
    if (at < 0 || at >= 2 * REACH) return;
    const bin = Math.floor(tick / TICKS_PER_BIN) - GRID.firstBin;
    const before = this.levels[side][at] ?? 0;
    this.levels[side][at] = lots;
    if (bin >= 0 && bin < BINS) this.bins[side][bin] = (this.bins[side][bin] ?? 0) + lots - before;
  }

  private gauss(): number {
    return Math.sqrt(-2 * Math.log(1 - this.random())) * Math.cos(2 * Math.PI * this.random());
  }
}

const codesOf = (sizes: Float64Array) => Uint8Array.from(sizes, (size) => quantise(size, GRID.unit));

/** The share of levels at a distance in ticks that hold an order. */
const occupancyAt = (distance: number) =>
  distance < 300 ? 0.9 : Math.max(0.04, 0.9 * (300 / distance) ** 0.85);

/** Mulberry32: uniform in [0, 1), the same for the same seed. */
function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
