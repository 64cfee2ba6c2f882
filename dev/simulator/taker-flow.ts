import type { ForcedPosition } from './drive';
import type { MarketSpec } from './market-spec';
import type { Random } from './random';
import type { TickBook } from './tick-book';
import type { MarketLiquidation, MarketTrade } from './venue-market';
import type { Walls } from './walls';

/** Small trades of one step, on both sides. */
const TRADES_PER_STEP = 2.5;
/** A forced order stops here even when it is not filled. */
const MAX_SLIPPAGE = 0.002;

/** The orders that take from the book: those that carry the price, small ones, and forced ones. */
export class TakerFlow {
  private nextId = 1;
  private trades: MarketTrade[] = [];
  private now = 0;

  constructor(
    private readonly spec: MarketSpec,
    private readonly book: TickBook,
    private readonly walls: Walls,
    private readonly random: Random,
  ) {}

  /** Begins a step at `time`; what trades from here on is returned by {@link drain}. */
  begin(time: number): void {
    this.now = time;
  }

  drain(): readonly MarketTrade[] {
    const { trades } = this;
    this.trades = [];
    return trades;
  }

  /**
   * Carries the touch towards `targetTick`. Ordinary orders in the way are traded or withdrawn; a wall must be eaten by
   * what presses against it, so the price may be held up.
   */
  press(targetTick: number, heat: number): void {
    const side = targetTick >= this.book.bestAsk ? 'buy' : 'sell';
    let pressure = Math.ceil(
      this.random.exponential(this.spec.pressure * heat) * this.spec.instrument.lotsPerUnit,
    );
    for (let tick = this.touch(side); this.reaches(side, tick, targetTick); tick = this.touch(side)) {
      if (this.walls.has(tick)) {
        pressure -= this.take(tick, pressure, side);
        if (pressure <= 0) return;
      } else if (pressure > 0 && this.random.chance(0.5)) pressure -= this.take(tick, pressure, side);
      else this.book.set(side === 'buy' ? 'ask' : 'bid', tick, 0);
    }
  }

  smallTrades(): void {
    for (let left = this.random.poisson(TRADES_PER_STEP); left > 0; left -= 1) {
      const side = this.random.chance(0.5) ? 'buy' : 'sell';
      const size = this.spec.tradeSize * Math.min(100, this.random.pareto(1.2));
      this.take(this.touch(side), Math.ceil(size * this.spec.instrument.lotsPerUnit), side);
    }
  }

  /** Trades at the touch with what rests there unseen: the book stays as it is. */
  cross(side: MarketTrade['side'], lots: number): void {
    if (lots === 0) return;
    this.trades.push({ id: this.nextId, tick: this.touch(side), lots, side });
    this.nextId += 1;
  }

  /** Closes a position, of random size unless that is given, by a market order; undefined when nothing could be filled. */
  liquidate({ position, size }: ForcedPosition, midTick: number): MarketLiquidation | undefined {
    const side = position === 'long' ? 'sell' : 'buy';
    const base = size ?? this.spec.liquidationSize * Math.min(60, this.random.pareto(1.15));
    const wanted = Math.ceil(base * this.spec.instrument.lotsPerUnit);
    const limit = Math.round(midTick * (side === 'buy' ? 1 + MAX_SLIPPAGE : 1 - MAX_SLIPPAGE));
    let left = wanted;
    let cost = 0;
    for (let tick = this.touch(side); left > 0 && this.reaches(side, tick, limit); tick = this.touch(side)) {
      const taken = this.take(tick, left, side);
      left -= taken;
      cost += taken * tick;
    }
    if (left === wanted) return undefined;
    const fillTick = Math.round(cost / (wanted - left));
    const beyond = Math.round(midTick * this.random.between(0.002, 0.006));
    const bankruptcyTick = side === 'sell' ? fillTick - beyond : fillTick + beyond;
    return { position, lots: wanted - left, fillTick, bankruptcyTick };
  }

  private touch(side: MarketTrade['side']): number {
    return side === 'buy' ? this.book.bestAsk : this.book.bestBid;
  }

  private reaches(side: MarketTrade['side'], tick: number, limit: number): boolean {
    const inRange = tick >= this.book.low && tick <= this.book.high;
    return inRange && (side === 'buy' ? tick <= limit : tick >= limit);
  }

  private take(tick: number, wanted: number, side: MarketTrade['side']): number {
    const lots = this.book.take(tick, wanted);
    if (lots === 0) return 0;
    this.trades.push({ id: this.nextId, tick, lots, side });
    this.nextId += 1;
    this.walls.taken(tick, this.now);
    return lots;
  }
}
