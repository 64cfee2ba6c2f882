/** A whole number of steps of a price or size, by the tick of its price. */
export type Levels = Map<number, number>;

export interface DepthStream {
  readonly symbol: string;
  /** The REST body the stream chains to. */
  readonly snapshot: Snapshot;
  /** Combined-stream frames, each with the text the socket would deliver. */
  readonly frames: readonly string[];
  readonly updates: number;
  readonly bytes: number;
  /** What a book must hold in the end, in ticks and lots. */
  readonly bids: Levels;
  readonly asks: Levels;
}

export interface Snapshot {
  readonly lastUpdateId: number;
  readonly E: number;
  readonly T: number;
  readonly bids: readonly (readonly [price: string, size: string])[];
  readonly asks: readonly (readonly [price: string, size: string])[];
}

const SYMBOL = 'BTCUSDT';
const START_TICK = 640_000;
const SEED_LEVELS = 1000;
const UPDATES_PER_FRAME = 120;

/** Mulberry32: uniform in [0, 1), the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Prices with a step of 0.10 written with two decimals, as Binance USD-M does. */
const priceText = (tick: number) => `${Math.floor(tick / 10)}.${tick % 10}0`;

const sizeText = (lots: number) => (lots / 1000).toFixed(3);

const pairs = (levels: Levels, sign: 1 | -1) =>
  [...levels]
    .toSorted(([a], [b]) => (a - b) * sign)
    .map(([tick, lots]) => [priceText(tick), sizeText(lots)] as const);

/** A market that emits the USD-M depth frames of its own book. */
class Market {
  readonly bids: Levels = new Map();
  readonly asks: Levels = new Map();
  updates = 0;
  private mid = START_TICK;
  private time = 1_760_000_000_000;
  private lastUpdate = 1_000_000;

  constructor(private readonly random: () => number) {
    for (const [levels, sign] of [[this.bids, -1] as const, [this.asks, 1] as const]) {
      let away = 1;
      while (levels.size < SEED_LEVELS) {
        levels.set(this.mid + sign * away, this.lots());
        // Close levels lie side by side, far ones apart.
        away += random() < 0.75 ? 1 : 1 + Math.floor(this.exponential() * (1 + away / 120));
      }
    }
  }

  snapshot(): Snapshot {
    const { lastUpdate: lastUpdateId, time } = this;
    return { lastUpdateId, E: time, T: time, bids: pairs(this.bids, -1), asks: pairs(this.asks, 1) };
  }

  frame(): string {
    const bids: Levels = new Map();
    const asks: Levels = new Map();
    this.move(bids, asks);
    const wanted = Math.max(4, Math.round(UPDATES_PER_FRAME * Math.exp(this.normal() * 0.55 - 0.15)));
    for (let update = 0; update < wanted; update += 1) {
      if (this.random() < 0.5) this.touch(this.mid - this.distance(), this.bids, bids);
      else this.touch(this.mid + this.distance(), this.asks, asks);
    }
    this.updates += bids.size + asks.size;
    return this.write(bids, asks);
  }

  /** Lets the price walk; what it passes is taken out of the book. */
  private move(bids: Levels, asks: Levels): void {
    const step = Math.round(this.normal() * (this.random() < 0.03 ? 24 : 3));
    for (let tick = this.mid; tick !== this.mid + step;) {
      tick += Math.sign(step);
      if (this.asks.delete(tick)) asks.set(tick, 0);
      if (this.bids.delete(tick)) bids.set(tick, 0);
    }
    this.mid += step;
  }

  private touch(tick: number, book: Levels, changed: Levels): void {
    const known = book.has(tick);
    if (known && this.random() < 0.42) {
      book.delete(tick);
      changed.set(tick, 0);
    } else if (!known && this.random() < 0.06) {
      // Venues report the removal of levels nobody has seen.
      changed.set(tick, 0);
    } else {
      const lots = this.lots();
      book.set(tick, lots);
      changed.set(tick, lots);
    }
  }

  private write(bids: Levels, asks: Levels): string {
    const previous = this.lastUpdate;
    this.lastUpdate += 1 + Math.floor(this.random() * 3 * UPDATES_PER_FRAME);
    this.time += 100;
    return JSON.stringify({
      stream: `${SYMBOL.toLowerCase()}@depth@100ms`,
      data: {
        e: 'depthUpdate',
        E: this.time,
        T: this.time - 3,
        s: SYMBOL,
        U: previous + 1,
        u: this.lastUpdate,
        pu: previous,
        b: pairs(bids, -1),
        a: pairs(asks, 1),
      },
    });
  }

  /** Ticks from the price: mostly at the touch, with a heavy tail. */
  private distance(): number {
    const kind = this.random();
    const tail = (scale: number, power: number) => Math.floor(scale * (1 - this.random()) ** -power);
    if (kind < 0.55) return 1 + Math.floor(this.exponential() * 18);
    return Math.min(60_000, 1 + (kind < 0.92 ? tail(40, 0.75) : tail(300, 0.9)));
  }

  private lots = () => Math.max(1, Math.round(Math.exp(this.normal() * 1.9 + 3.2)));

  private exponential = () => -Math.log(1 - this.random());

  private normal = () => Math.sqrt(2 * this.exponential()) * Math.cos(2 * Math.PI * this.random());
}

/** A seeded stream of Binance USD-M depth frames: about 90 level updates and 2 kB each. */
export function makeStream(frameCount: number, seed = 7): DepthStream {
  const market = new Market(randomOf(seed));
  const snapshot = market.snapshot();
  const frames = Array.from({ length: frameCount }, () => market.frame());
  const bytes = frames.reduce((sum, frame) => sum + frame.length, 0);
  const { bids, asks, updates } = market;
  return { symbol: SYMBOL, snapshot, frames, updates, bytes, bids, asks };
}
