import type { Side } from '../../core/units';

/** What aggressors took since the last book, in lots by tick. */
export class TradedTicks {
  private readonly taken: Readonly<Record<Side, Map<number, number>>> = { bid: new Map(), ask: new Map() };
  private readonly reach: Record<Side, number | undefined> = { bid: undefined, ask: undefined };

  /** @param side the aggressor's: who sells takes bids. */
  add(tick: number, lots: number, side: 'buy' | 'sell'): void {
    const book: Side = side === 'sell' ? 'bid' : 'ask';
    const from = this.taken[book];
    from.set(tick, (from.get(tick) ?? 0) + lots);
    this.reach[book] = (book === 'bid' ? Math.min : Math.max)(this.reach[book] ?? tick, tick);
  }

  /** Lots taken from a side between two ticks, both included. */
  between(side: Side, low: number, high: number): number {
    let sum = 0;
    for (const [tick, lots] of this.taken[side]) if (tick >= low && tick <= high) sum += lots;
    return sum;
  }

  /** The ticks of a side that were taken from, with the lots. */
  of(side: Side): ReadonlyMap<number, number> {
    return this.taken[side];
  }

  /** The tick farthest into a side that was taken from. */
  deepest(side: Side): number | undefined {
    return this.reach[side];
  }

  clear(): void {
    this.taken.bid.clear();
    this.taken.ask.clear();
    this.reach.bid = this.reach.ask = undefined;
  }
}
