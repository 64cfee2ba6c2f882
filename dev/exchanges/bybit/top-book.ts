import type { Side } from '../../../lib/core/units';
import { priceText, sizeText, type TickLevel, type VenueMarket } from '../../simulator/venue-market';

type Pair = readonly [price: string, size: string];

/** The book down to a fixed number of levels, as one topic shows it: levels that leave the top are deleted. */
export class TopBook {
  private u = 1;
  private shown: Readonly<Record<Side, ReadonlyMap<number, number>>>;

  constructor(
    private readonly topic: string,
    private readonly market: VenueMarket,
    private readonly depth: number,
  ) {
    this.u = market.lastId % 1_000_000_000;
    this.shown = this.read();
  }

  /** All levels as this topic last told them. */
  snapshot(seqShift: number): string {
    const { instrument } = this.market;
    const pairs = (side: Side) => [...this.shown[side]].map((level) => pair(level, instrument));
    return this.frame('snapshot', pairs('bid'), pairs('ask'), seqShift);
  }

  /** What changed since the last call; undefined when nothing did. */
  delta(seqShift: number): string | undefined {
    const before = this.shown;
    const now = this.read();
    this.shown = now;
    const bids = this.changes(before.bid, now.bid);
    const asks = this.changes(before.ask, now.ask);
    if (bids.length + asks.length === 0) return undefined;
    this.u += 1;
    return this.frame('delta', bids, asks, seqShift);
  }

  /** A restarted service counts from 1 and begins with a snapshot. */
  restart(seqShift: number): string {
    this.u = 1;
    this.shown = this.read();
    return this.snapshot(seqShift);
  }

  private read() {
    const side = (name: Side) => new Map(this.market.top(name, this.depth));
    return { bid: side('bid'), ask: side('ask') };
  }

  private changes(before: ReadonlyMap<number, number>, now: ReadonlyMap<number, number>): readonly Pair[] {
    const { instrument } = this.market;
    const pairs: Pair[] = [];
    for (const level of now) if (before.get(level[0]) !== level[1]) pairs.push(pair(level, instrument));
    for (const tick of before.keys()) if (!now.has(tick)) pairs.push([priceText(tick, instrument), '0']);
    return pairs;
  }

  private frame(
    type: 'snapshot' | 'delta',
    bids: readonly Pair[],
    asks: readonly Pair[],
    seqShift: number,
  ): string {
    const { instrument, lastId, time } = this.market;
    return JSON.stringify({
      topic: this.topic,
      type,
      ts: time,
      data: { s: instrument.symbol, b: bids, a: asks, u: this.u, seq: lastId - seqShift },
      cts: time - 2,
    });
  }
}

const pair = ([tick, lots]: TickLevel, instrument: VenueMarket['instrument']): Pair => [
  priceText(tick, instrument),
  sizeText(lots, instrument),
];
