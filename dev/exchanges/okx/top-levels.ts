import type { Side } from '../../../lib/core/units';
import type { TickLevel, VenueMarket } from '../../simulator/venue-market';
import { px, sz } from './listings';

/** What the `books` channel carries of each side. */
const LEVELS = 400;
/** A frame without changes after so long without any. */
const HEARTBEAT_MS = 60_000;

type Level = readonly [price: string, size: string, deprecated: string, orders: string];

/** The best levels of one instrument as the channel shows them: levels that leave them are deleted. */
export class TopLevels {
  private shown: Readonly<Record<Side, ReadonlyMap<number, number>>>;
  private sequence: number;
  private saidAt: number;

  constructor(
    private readonly market: VenueMarket,
    shift: number,
  ) {
    this.shown = this.read();
    this.sequence = market.lastId - shift;
    this.saidAt = market.time;
  }

  /** All levels as they were last told. */
  snapshot(): string {
    const side = (name: Side) => [...this.shown[name]].map((level) => this.level(level));
    return this.frame('snapshot', side('bid'), side('ask'), -1);
  }

  /** What changed since the last call; undefined when nothing did and the channel owes no sign of life. */
  update(shift: number): string | undefined {
    const before = this.shown;
    this.shown = this.read();
    const bids = this.changes(before.bid, this.shown.bid);
    const asks = this.changes(before.ask, this.shown.ask);
    const changed = bids.length + asks.length > 0;
    if (!changed && this.market.time - this.saidAt < HEARTBEAT_MS) return undefined;
    const previous = this.sequence;
    if (changed) this.sequence = this.market.lastId - shift;
    this.saidAt = this.market.time;
    return this.frame('update', bids, asks, previous);
  }

  private read() {
    const side = (name: Side) => new Map(this.market.top(name, LEVELS));
    return { bid: side('bid'), ask: side('ask') };
  }

  private changes(before: ReadonlyMap<number, number>, now: ReadonlyMap<number, number>): readonly Level[] {
    const levels: Level[] = [];
    for (const level of now) if (before.get(level[0]) !== level[1]) levels.push(this.level(level));
    for (const tick of before.keys()) if (!now.has(tick)) levels.push(this.level([tick, 0]));
    return levels;
  }

  private level([tick, lots]: TickLevel): Level {
    const { instrument } = this.market;
    return [px(tick, instrument), sz(lots, instrument), '0', lots === 0 ? '0' : '1'];
  }

  private frame(action: string, bids: readonly Level[], asks: readonly Level[], prevSeqId: number): string {
    const { instrument, time } = this.market;
    return JSON.stringify({
      arg: { channel: 'books', instId: instrument.symbol },
      action,
      // The checksum is always 0 since 2026-06-23.
      data: [{ asks, bids, ts: String(time), checksum: 0, seqId: this.sequence, prevSeqId }],
    });
  }
}
