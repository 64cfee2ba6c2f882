import { type Side, SIDES } from '../../../lib/core/units';
import type { LiquidationEvent, TradeEvent } from '../../../lib/market/events';
import type { OrderBook } from '../../../lib/market/order-book';
import type { Entrant, Findings, FoundCascade, FoundOrder, WallClass } from '../findings';
import { distanceBp, type LevelBins, readBins, ticksOf, TradedAt } from './level-bins';
import type { Thresholds } from './thresholds';

const WINDOW_MS = 60_000;
const BURST_MS = 10_000;
const CLOSE_BP = 5;
const GONE_BP = 10;

interface Standing {
  readonly side: Side;
  readonly bin: number;
  readonly since: number;
  wasClose: boolean;
  held: boolean;
}

/**
 * What most tools do: large is what exceeds a size. What large size was there and is not any more was absorbed when the
 * price was at it and pulled when not; what the price came to and left is genuine; much volume at one price hides
 * something; many liquidations at once are a cascade.
 */
export class SizeThreshold implements Entrant {
  private readonly standing = new Map<string, Standing>();
  private readonly orders: FoundOrder[] = [];
  private readonly cascades: FoundCascade[] = [];
  private readonly traded = new TradedAt(WINDOW_MS);
  private readonly hiding = new Map<string, number>();
  private closed: { readonly time: number; readonly worth: number }[] = [];
  private burst: { readonly from: number; to: number } | undefined;
  private now = 0;

  constructor(private readonly thresholds: Thresholds) {}

  trade(event: TradeEvent): void {
    this.traded.add(event);
  }

  liquidation({ time, price, size }: LiquidationEvent): void {
    this.closed.push({ time, worth: price * size });
  }

  book(time: number, book: OrderBook): void {
    this.now = time;
    this.traded.until(time);
    const bins = readBins(book);
    this.follow(bins, book.mid ?? 0);
    for (const side of SIDES) this.seekHidden(side);
    this.seekCascade();
  }

  findings(): Findings {
    for (const wall of this.standing.values()) if (wall.held) this.tell(wall, 'genuine');
    if (this.burst) this.cascades.push(this.burst);
    return { orders: this.orders, cascades: this.cascades };
  }

  private follow(bins: LevelBins, mid: number): void {
    for (const side of SIDES) {
      for (const [bin, size] of bins[side]) {
        const key = `${side}${bin}`;
        if (size < this.thresholds.size || this.standing.has(key)) continue;
        this.standing.set(key, { side, bin, since: this.now, wasClose: false, held: false });
      }
    }
    for (const [key, wall] of this.standing) {
      const distance = distanceBp(wall.bin, mid);
      const isThere = (bins[wall.side].get(wall.bin) ?? 0) >= this.thresholds.size / 2;
      if (distance <= CLOSE_BP) wall.wasClose = true;
      else if (wall.wasClose && distance >= GONE_BP) wall.held = true;
      if (isThere) continue;
      this.standing.delete(key);
      this.tell(wall, distance <= 2 ? 'absorbed' : 'pulled');
    }
  }

  private seekHidden(side: Side): void {
    for (const [tick, size] of this.traded.by(side, 1)) {
      const key = `${side}${tick}`;
      if (size < this.thresholds.traded || this.now - (this.hiding.get(key) ?? 0) < WINDOW_MS) continue;
      this.hiding.set(key, this.now);
      const from = this.now - WINDOW_MS;
      this.orders.push({ label: 'iceberg', side, low: tick, high: tick, from, to: this.now });
    }
  }

  private seekCascade(): void {
    const { now } = this;
    this.closed = this.closed.filter(({ time }) => time > now - BURST_MS);
    const worth = this.closed.reduce((sum, one) => sum + one.worth, 0);
    if (worth >= this.thresholds.burst) {
      this.burst ??= { from: this.closed[0]?.time ?? now, to: now };
      this.burst.to = now;
    } else if (this.burst && now - this.burst.to > BURST_MS) {
      this.cascades.push(this.burst);
      this.burst = undefined;
    }
  }

  private tell({ side, bin, since }: Standing, label: WallClass): void {
    this.orders.push({ label, side, ...ticksOf(bin), from: since, to: this.now });
  }
}
