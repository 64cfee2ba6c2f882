import type { Random } from '../simulator/random';
import type { TickBook } from '../simulator/tick-book';
import type { Depth } from './crowd';

export interface StoryTrade {
  readonly tick: number;
  readonly lots: number;
  /** The aggressor's side. */
  readonly side: 'buy' | 'sell';
}

/** Market orders a step of those who have no view, and lots a tick of gap of those who have one. */
const NOISE = 1.2;
const PULL = 0.03;
const STRONGEST = 40;

/** Those who take: some at random, the others towards the fair value. */
export class Takers {
  private trades: StoryTrade[] = [];

  /** @param onTaken hears what was taken from a level, before the book forgets it. */
  constructor(
    private readonly book: TickBook,
    private readonly random: Random,
    private readonly onTaken: (tick: number, lots: number) => void,
  ) {}

  step(value: number, { level }: Depth): void {
    const { random, book } = this;
    for (let order = random.poisson(NOISE); order > 0; order -= 1)
      this.take(random.chance(0.5) ? 'buy' : 'sell', Math.ceil(level * random.exponential(0.35)));
    const gap = value > book.bestAsk ? value - book.bestAsk : Math.min(0, value - book.bestBid);
    if (gap === 0) return;
    const lots = level * Math.min(STRONGEST, PULL * Math.abs(gap)) * random.between(0.5, 1.5);
    this.take(gap > 0 ? 'buy' : 'sell', Math.ceil(lots));
  }

  /** A market order: takes the best levels until it is done. */
  take(side: 'buy' | 'sell', wanted: number): void {
    const { book } = this;
    let left = wanted;
    while (left > 0) {
      const tick = side === 'buy' ? book.bestAsk : book.bestBid;
      if (tick < book.low || tick > book.high) return;
      const lots = Math.min(left, book.get(tick));
      this.onTaken(tick, lots);
      book.take(tick, lots);
      this.trades.push({ tick, lots, side });
      left -= lots;
    }
  }

  drain(): readonly StoryTrade[] {
    const { trades } = this;
    this.trades = [];
    return trades;
  }
}
