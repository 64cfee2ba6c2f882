import { CascadeWatch } from '../../lib/analysis/cascades/cascade-watch';
import { VenueWalls } from '../../lib/analysis/walls/venue-walls';
import { classOfWall } from '../../lib/analysis/walls/wall-class';
import type { WallReading } from '../../lib/analysis/walls/read-wall';
import { stepSize } from '../../lib/core/decimal-step';
import type { LiquidationEvent, TradeEvent } from '../../lib/market/events';
import { priceToTick } from '../../lib/market/instrument';
import type { OrderBook } from '../../lib/market/order-book';
import { INSTRUMENT } from './deliveries';
import type { Entrant, Findings, FoundCascade, FoundOrder } from './findings';

/** Bins of $5, as the heatmap's are. */
const BIN_TICKS = 50;

/** The detectors of the product, as they are. */
export class Ours implements Entrant {
  /** Stories are of different depth: only what stands out decides, not the sum. */
  readonly walls = new VenueWalls(INSTRUMENT, { minNotional: 100_000 });
  private readonly cascadeWatch: CascadeWatch;
  private readonly orders: FoundOrder[] = [];
  private readonly cascades: FoundCascade[] = [];

  constructor(isSampled: boolean) {
    this.cascadeWatch = new CascadeWatch({ isSampled });
  }

  book(time: number, book: OrderBook): void {
    for (const note of this.walls.observe(time, book, BIN_TICKS)) {
      if (note.type === 'ended') this.keep(note.wall, note.time);
      if (note.type === 'iceberg') {
        const tick = priceToTick(note.iceberg.price, INSTRUMENT);
        const { side, since } = note.iceberg;
        this.orders.push({ label: 'iceberg', side, low: tick, high: tick, from: since, to: time });
      }
    }
    const price = (book.mid ?? 0) * stepSize(INSTRUMENT.priceStep);
    for (const note of this.cascadeWatch.second(time, price))
      if (note.type === 'ended') this.cascades.push({ from: note.cascade.start, to: note.cascade.end });
  }

  trade(event: TradeEvent): void {
    this.walls.trade(event);
    this.cascadeWatch.trade(event);
  }

  liquidation(event: LiquidationEvent): void {
    this.cascadeWatch.liquidation(event);
  }

  findings(): Findings {
    for (const wall of this.walls.standing()) this.keep(wall, wall.asOf);
    const { current } = this.cascadeWatch.state;
    if (current) this.cascades.push({ from: current.start, to: current.end });
    return { orders: this.orders, cascades: this.cascades };
  }

  private keep(wall: WallReading, to: number): void {
    const label = classOfWall(wall);
    if (!label || label === 'iceberg') return;
    const low = priceToTick(wall.low, INSTRUMENT);
    const high = priceToTick(wall.high, INSTRUMENT);
    this.orders.push({ label, side: wall.side, low, high, from: wall.since, to });
  }
}
