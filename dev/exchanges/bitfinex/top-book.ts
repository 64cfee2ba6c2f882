import { crc32 } from '../../../lib/core/crc32';
import type { Side } from '../../../lib/core/units';
import { priceText, sizeText, type TickLevel, type VenueMarket } from '../../simulator/venue-market';

const CHECKED_LEVELS = 25;

export type Row = readonly [price: number, count: number, amount: number];

/** The best levels of one instrument as one length of the book channel shows them: levels that leave them are deleted. */
export class TopBook {
  private shown: Readonly<Record<Side, ReadonlyMap<number, number>>>;

  constructor(
    private readonly market: VenueMarket,
    private readonly len: number,
  ) {
    this.shown = this.read();
  }

  /** All levels as they were last told. */
  rows(): readonly Row[] {
    return [...this.side('bid'), ...this.side('ask')];
  }

  /** What changed since the last call, level by level, deletions first. */
  changes(): readonly Row[] {
    const before = this.shown;
    this.shown = this.read();
    const sides = ['bid', 'ask'] as const;
    const gone = sides.flatMap((side) =>
      [...before[side].keys()]
        .filter((tick) => !this.shown[side].has(tick))
        .map((tick) => this.row(side, [tick, 0])),
    );
    const changed = sides.flatMap((side) =>
      [...this.shown[side]]
        .filter(([tick, lots]) => before[side].get(tick) !== lots)
        .map((level) => this.row(side, level)),
    );
    return [...gone, ...changed];
  }

  /** Of what was last told. */
  checksum(): number {
    const [bids, asks] = [this.side('bid'), this.side('ask')];
    const numbers: number[] = [];
    for (let index = 0; index < CHECKED_LEVELS; index += 1)
      for (const row of [bids[index], asks[index]]) if (row) numbers.push(row[0], row[2]);
    return crc32(numbers.join(':')) | 0;
  }

  private side(side: Side): readonly Row[] {
    return [...this.shown[side]].map((level) => this.row(side, level));
  }

  private read() {
    const side = (name: Side) => new Map(this.market.top(name, this.len));
    return { bid: side('bid'), ask: side('ask') };
  }

  /** A level that is deleted has no orders and an amount of one on its side. */
  private row(side: Side, [tick, lots]: TickLevel): Row {
    const { instrument } = this.market;
    const size = lots === 0 ? 1 : Number(sizeText(lots, instrument));
    return [Number(priceText(tick, instrument)), lots === 0 ? 0 : 1, side === 'bid' ? size : -size];
  }
}
