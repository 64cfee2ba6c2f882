import type { Side } from '../../../lib/core/units';
import { priceText, sizeText, type TickLevel, type VenueMarket } from '../../simulator/venue-market';

/** Price, size and number of orders. */
type Entry = readonly [price: string, size: string, orders: string];

const SIDES = ['bid', 'ask'] as const;

/** The best levels of a book as one channel shows them: levels that leave them are removed. */
export class BestLevels {
  private shown: Readonly<Record<Side, ReadonlyMap<number, number>>>;
  /** The number of what was told last. */
  private u: number;

  constructor(
    private readonly market: VenueMarket,
    private readonly depth: number,
  ) {
    this.shown = this.read();
    this.u = market.lastId;
  }

  /** @param shift taken from the numbers. */
  snapshot(shift: number) {
    const { instrument, time } = this.market;
    const [bids, asks] = SIDES.map((side) => [...this.shown[side]].map((level) => entry(level, instrument)));
    return { bids, asks, tt: time, t: time, u: this.u - shift };
  }

  /** What changed since the last call. Also without changes the number goes on: the book changed below. */
  update(shift: number) {
    const before = this.shown;
    const prev = this.u;
    this.shown = this.read();
    this.u = this.market.lastId;
    const [bids, asks] = SIDES.map((side) => this.changes(before[side], this.shown[side]));
    const { time } = this.market;
    return { update: { bids, asks }, tt: time, t: time, u: this.u - shift, pu: prev - shift };
  }

  private read() {
    const side = (name: Side) => new Map(this.market.top(name, this.depth));
    return { bid: side('bid'), ask: side('ask') };
  }

  private changes(before: ReadonlyMap<number, number>, now: ReadonlyMap<number, number>): readonly Entry[] {
    const { instrument } = this.market;
    const set = [...now].filter(([tick, lots]) => before.get(tick) !== lots);
    const gone = [...before.keys()].filter((tick) => !now.has(tick));
    return [
      ...set.map((level) => entry(level, instrument)),
      ...gone.map((tick): Entry => [priceText(tick, instrument), '0', '0']),
    ];
  }
}

const entry = ([tick, lots]: TickLevel, instrument: VenueMarket['instrument']): Entry => [
  priceText(tick, instrument),
  sizeText(lots, instrument),
  '1',
];
