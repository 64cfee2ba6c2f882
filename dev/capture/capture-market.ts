import { unreachable } from '../../lib/core/assert';
import type { Side } from '../../lib/core/units';
import { CandleStore } from '../simulator/candle-store';
import type {
  InstrumentSpec,
  LevelChange,
  Ticker,
  TickLevel,
  VenueMarket,
  VenueUpdate,
} from '../simulator/venue-market';
import type { CapturedMark, CaptureFrame, Pairs } from './capture-frame';

type Snapshot = Extract<CaptureFrame, { kind: 'snapshot' }>;
type Depth = Extract<CaptureFrame, { kind: 'depth' }>;

/** A recorded instrument: its book, candles and marks as far as the replay has come. */
export class CaptureMarket implements VenueMarket {
  readonly candles = new CandleStore();
  time = 0;
  lastId = 0;
  /** Diffs that did not follow the one before. */
  breaks = 0;
  private readonly sides = { bid: new Map<number, number>(), ask: new Map<number, number>() };
  private lastTick = 0;
  private trades = 0;
  private mark: CapturedMark | undefined;

  constructor(readonly instrument: InstrumentSpec) {}

  /** Starts the book again from a snapshot, stamped `time`. */
  seed({ id, bids, asks }: Snapshot, time: number): void {
    this.time = time;
    this.sides.bid.clear();
    this.sides.ask.clear();
    this.write([...this.changes('bid', bids), ...this.changes('ask', asks)]);
    this.lastId = id;
  }

  /** Takes a frame in, stamped `time`, and returns what it means for those who follow; undefined for nothing. */
  apply(frame: CaptureFrame, time: number): VenueUpdate | undefined {
    if (frame.kind === 'snapshot') {
      this.seed(frame, time);
      return undefined;
    }
    this.time = time;
    switch (frame.kind) {
      case 'depth':
        return this.applyDepth(frame);
      case 'trade':
        return this.applyTrade(frame.trade);
      case 'liquidation':
        return this.update({ liquidations: [this.liquidation(frame.order)] });
      case 'mark':
        this.mark = frame.mark;
        return this.update({});
      default:
        return unreachable(frame);
    }
  }

  top(side: Side, limit: number): readonly TickLevel[] {
    const sign = side === 'bid' ? -1 : 1;
    return [...this.sides[side]].toSorted(([left], [right]) => sign * (left - right)).slice(0, limit);
  }

  /** Known once the capture has told a mark price; open interest never, because no stream carries it. */
  ticker(): Ticker | undefined {
    const last = this.lastTick / this.instrument.ticksPerUnit;
    return this.mark && { ...this.mark, last, openInterest: undefined };
  }

  openInterestAt(): undefined {
    return undefined;
  }

  fundingAt(): undefined {
    return undefined;
  }

  private applyDepth({ first, last, prev, bids, asks }: Depth): VenueUpdate | undefined {
    // Recorded before the snapshot was: it holds them already.
    if (last < this.lastId) return undefined;
    if (prev !== this.lastId && !(first <= this.lastId)) this.breaks += 1;
    const changes = [...this.changes('bid', bids), ...this.changes('ask', asks)];
    this.write(changes);
    this.lastId = last;
    // Bars go on, flat, through seconds without a trade.
    if (this.lastTick > 0) this.candles.add(this.time, [], this.lastTick);
    return this.update({ first, last, prev, changes });
  }

  private applyTrade({ price, size, side }: Extract<CaptureFrame, { kind: 'trade' }>['trade']): VenueUpdate {
    this.trades += 1;
    this.lastTick = this.ticks(price);
    const trade = { id: this.trades, tick: this.lastTick, lots: this.lots(size), side };
    this.candles.add(this.time, [trade], this.lastTick);
    return this.update({ trades: [trade] });
  }

  private liquidation(order: Extract<CaptureFrame, { kind: 'liquidation' }>['order']) {
    const { position } = order;
    const bankruptcyTick = this.ticks(order.bankruptcy);
    return { position, lots: this.lots(order.size), fillTick: this.ticks(order.fill), bankruptcyTick };
  }

  private update(part: Partial<VenueUpdate>): VenueUpdate {
    const { time, lastId } = this;
    const nothing = { changes: [], trades: [], liquidations: [] };
    return { time, first: lastId, last: lastId, prev: lastId, ...nothing, ...part };
  }

  private write(changes: readonly LevelChange[]): void {
    for (const { side, tick, lots } of changes)
      if (lots === 0) this.sides[side].delete(tick);
      else this.sides[side].set(tick, lots);
  }

  private changes(side: Side, pairs: Pairs): readonly LevelChange[] {
    return pairs.map(([price, size]) => ({ side, tick: this.ticks(price), lots: this.lots(size) }));
  }

  private ticks(price: string): number {
    return Math.round(Number(price) * this.instrument.ticksPerUnit);
  }

  private lots(size: string): number {
    return Math.round(Number(size) * this.instrument.lotsPerUnit);
  }
}
