import type { Side } from '../../../lib/core/units';
import { priceText, sizeText, type TickLevel, type VenueMarket } from '../../simulator/venue-market';

/** Where the numbers go on after a restart. */
const RESTART_SEQUENCE = 1_000;

/** A book over REST. */
export interface Snapshot {
  readonly sequence: number;
  readonly time: number;
  readonly bids: readonly (readonly string[])[];
  readonly asks: readonly (readonly string[])[];
}

/** Numbers the changes of every book, one by one, and takes their snapshots. */
export class Books {
  private readonly sequences = new Map<string, number>();
  private frozen = { left: 0, snapshots: new Map<string, Snapshot>() };

  constructor(private readonly markets: ReadonlyMap<string, VenueMarket>) {
    for (const [symbol, { lastId }] of markets) this.sequences.set(symbol, lastId);
  }

  /** Gives out numbers for so many changes: the first of them. */
  number(symbol: string, changes: number): number {
    const last = this.sequences.get(symbol) ?? 0;
    this.sequences.set(symbol, last + changes);
    return last + 1;
  }

  snapshot(market: VenueMarket, limit: number): Snapshot {
    const { symbol } = market.instrument;
    const frozen = this.frozen.left > 0 ? this.frozen.snapshots.get(symbol) : undefined;
    if (!frozen) return this.current(market, limit);
    this.frozen.left -= 1;
    return { ...frozen, bids: frozen.bids.slice(0, limit), asks: frozen.asks.slice(0, limit) };
  }

  freeze(times: number): void {
    const all = [...this.markets].map(
      ([symbol, market]) => [symbol, this.current(market, Infinity)] as const,
    );
    this.frozen = { left: times, snapshots: new Map(all) };
  }

  restart(): void {
    for (const symbol of this.sequences.keys()) this.sequences.set(symbol, RESTART_SEQUENCE);
  }

  private current(market: VenueMarket, limit: number): Snapshot {
    const { instrument, time } = market;
    const pair = ([tick, lots]: TickLevel) => [priceText(tick, instrument), sizeText(lots, instrument)];
    const side = (name: Side) => market.top(name, limit).map(pair);
    const sequence = this.sequences.get(instrument.symbol) ?? 0;
    return { sequence, time, bids: side('bid'), asks: side('ask') };
  }
}
