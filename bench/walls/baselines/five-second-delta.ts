import { type Side, SIDES } from '../../../lib/core/units';
import type { LiquidationEvent, TradeEvent } from '../../../lib/market/events';
import type { OrderBook } from '../../../lib/market/order-book';
import type { Entrant, Findings, FoundCascade, FoundOrder } from '../findings';
import { BIN_TICKS, distanceBp, type LevelBins, readBins, ticksOf, TradedAt } from './level-bins';
import type { Thresholds } from './thresholds';

const WINDOW_MS = 5_000;
const CLOSE_BP = 5;
const GONE_BP = 10;
const SWEEP_TICKS = 30;

interface Marker {
  readonly side: Side;
  readonly bin: number;
  readonly since: number;
  wasClose: boolean;
  held: boolean;
}

/**
 * What the best known desktop tool marks: liquidity that grew or shrank by more than a size within five seconds, volume
 * that one price took, and runs through many prices. A loss that was traded away at least by half is taken for absorbed, any other
 * for pulled; what was added and stood a visit is genuine.
 */
export class FiveSecondDelta implements Entrant {
  private readonly orders: FoundOrder[] = [];
  private readonly cascades: FoundCascade[] = [];
  private readonly traded = new TradedAt(WINDOW_MS);
  private readonly past: { readonly time: number; readonly mid: number; readonly bins: LevelBins }[] = [];
  private readonly added = new Map<string, Marker>();
  private readonly quiet = new Map<string, number>();
  private sweep: { readonly from: number; to: number } | undefined;
  private now = 0;

  constructor(private readonly thresholds: Thresholds) {}

  trade(event: TradeEvent): void {
    this.traded.add(event);
  }

  liquidation(_event: LiquidationEvent): void {}

  book(time: number, book: OrderBook): void {
    this.now = time;
    this.traded.until(time);
    const mid = book.mid ?? 0;
    const present = { time, mid, bins: readBins(book) };
    this.past.push(present);
    if (this.past.length > WINDOW_MS / 1_000 + 1) this.past.shift();
    const [before] = this.past;
    if (!before || before === present) return;
    for (const side of SIDES) this.compare(side, before.bins, present.bins);
    this.visit(mid);
    this.seekSweep(before.mid, mid);
  }

  findings(): Findings {
    for (const { side, bin, since, held } of this.added.values())
      if (held) this.orders.push({ label: 'genuine', side, ...ticksOf(bin), from: since, to: this.now });
    if (this.sweep) this.cascades.push(this.sweep);
    return { orders: this.orders, cascades: this.cascades };
  }

  private compare(side: Side, before: LevelBins, present: LevelBins): void {
    const { size } = this.thresholds;
    const taken = this.traded.by(side, BIN_TICKS);
    for (const [bin, then] of before[side]) {
      const delta = (present[side].get(bin) ?? 0) - then;
      if (delta >= size) this.add(side, bin);
      if (delta <= -size) this.lose(side, bin, (taken.get(bin) ?? 0) >= -delta / 2 ? 'absorbed' : 'pulled');
    }
    const from = this.now - WINDOW_MS;
    for (const [tick, volume] of this.traded.by(side, 1)) {
      if (volume < this.thresholds.traded || this.isQuiet(`hidden${side}${tick}`)) continue;
      this.orders.push({ label: 'iceberg', side, low: tick, high: tick, from, to: this.now });
    }
  }

  private add(side: Side, bin: number): void {
    const key = `${side}${bin}`;
    if (this.added.has(key)) return;
    this.added.set(key, { side, bin, since: this.now - WINDOW_MS, wasClose: false, held: false });
  }

  private lose(side: Side, bin: number, label: 'absorbed' | 'pulled'): void {
    const key = `${side}${bin}`;
    if (this.isQuiet(key)) return;
    const from = this.added.get(key)?.since ?? this.now - WINDOW_MS;
    this.added.delete(key);
    this.orders.push({ label, side, ...ticksOf(bin), from, to: this.now });
  }

  /** A marker is not set twice for the same five seconds. */
  private isQuiet(key: string): boolean {
    const since = this.quiet.get(key);
    if (since !== undefined && this.now - since <= WINDOW_MS) return true;
    this.quiet.set(key, this.now);
    return false;
  }

  private visit(mid: number): void {
    for (const marker of this.added.values()) {
      const distance = distanceBp(marker.bin, mid);
      if (distance <= CLOSE_BP) marker.wasClose = true;
      else if (marker.wasClose && distance >= GONE_BP) marker.held = true;
    }
  }

  private seekSweep(before: number, mid: number): void {
    const worth = SIDES.map(
      (side) => [...this.traded.by(side, 1)].reduce((sum, [, size]) => sum + size, 0) * mid,
    );
    const [sold = 0, bought = 0] = worth.map((one) => one / 10);
    const runs = Math.abs(mid - before) >= SWEEP_TICKS && Math.abs(bought - sold) >= this.thresholds.burst;
    if (runs) {
      this.sweep ??= { from: this.now - WINDOW_MS, to: this.now };
      this.sweep.to = this.now;
    } else if (this.sweep && this.now - this.sweep.to > WINDOW_MS) {
      this.cascades.push(this.sweep);
      this.sweep = undefined;
    }
  }
}
