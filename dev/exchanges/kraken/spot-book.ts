import { crc32 } from '../../../lib/core/crc32';
import type { Side } from '../../../lib/core/units';
import { priceText, sizeText, type TickLevel, type VenueMarket } from '../../simulator/venue-market';

const CHECKED_LEVELS = 10;

/** Without point and leading zeros. */
const digits = (text: string) => text.replace('.', '').replace(/^0+/, '');

/**
 * The best levels of a pair as one depth of the book channel shows them. What falls out of them is not told: the client
 * forgets it by itself, as the venue does.
 */
export class SpotBook {
  private shown: Readonly<Record<Side, ReadonlyMap<number, number>>>;

  constructor(
    private readonly market: VenueMarket,
    private readonly depth: number,
  ) {
    this.shown = this.read();
  }

  /** All levels as they were last told. */
  snapshot(): string {
    const side = (name: Side) => [...this.shown[name]].map((level) => this.level(level));
    return this.frame('snapshot', side('bid'), side('ask'));
  }

  /**
   * What changed since the last call. A market at rest is not silent, for orders come and go at the best price though its
   * sum stays: then that is told.
   */
  update(): string {
    const before = this.shown;
    this.shown = this.read();
    const bids = this.changes('bid', before.bid);
    const asks = this.changes('ask', before.ask);
    const isQuiet = bids.length + asks.length === 0;
    const best = [...this.shown.bid].slice(0, 1).map((level) => this.level(level));
    return this.frame('update', isQuiet ? best : bids, asks);
  }

  private read() {
    const side = (name: Side) => new Map(this.market.top(name, this.depth));
    return { bid: side('bid'), ask: side('ask') };
  }

  private changes(side: Side, before: ReadonlyMap<number, number>) {
    const now = this.shown[side];
    const gone = [...before.keys()].filter((tick) => !now.has(tick) && !this.fellOut(side, tick));
    const changed = [...now].filter(([tick, lots]) => before.get(tick) !== lots);
    return [...gone.map((tick) => [tick, 0] as const), ...changed].map((level) => this.level(level));
  }

  /** Behind the worst level of a full side. */
  private fellOut(side: Side, tick: number): boolean {
    const now = this.shown[side];
    if (now.size < this.depth) return false;
    const worst = [...now.keys()].at(-1) ?? tick;
    return side === 'bid' ? tick < worst : tick > worst;
  }

  private level([tick, lots]: TickLevel) {
    const { instrument } = this.market;
    return { price: Number(priceText(tick, instrument)), qty: Number(sizeText(lots, instrument)) };
  }

  private frame(type: 'snapshot' | 'update', bids: readonly object[], asks: readonly object[]): string {
    const { instrument, time } = this.market;
    const timestamp = new Date(time).toISOString().replace('Z', '000Z');
    const data = [{ symbol: instrument.symbol, bids, asks, checksum: this.checksum(), timestamp }];
    return JSON.stringify({ channel: 'book', type, data });
  }

  private checksum(): number {
    const { instrument } = this.market;
    const side = (name: Side) =>
      [...this.shown[name]]
        .slice(0, CHECKED_LEVELS)
        .map(([tick, lots]) => digits(priceText(tick, instrument)) + digits(sizeText(lots, instrument)))
        .join('');
    return crc32(side('ask') + side('bid'));
  }
}
