import type { CascadeNote } from '../analysis/cascades/cascade';
import { type CascadeState, CascadeWatch } from '../analysis/cascades/cascade-watch';
import type { HeatColumn } from '../heatmaps/columns/column';
import type { LiquidationEvent, TradeEvent } from '../market/events';
import { largeOrder } from '../market/large-order';
import type { LiquidationCompleteness } from '../market/liquidation-completeness';
import { baseOf } from '../market/market-key';
import type { VenueId } from '../market/venues';
import type { KeptStates } from './kept-states';

interface Followed {
  readonly watch: CascadeWatch;
  /** The venues of the market that do not tell of all they liquidate. */
  readonly sampled: readonly VenueId[];
}

/** A note with what its sums rest on. */
export interface ToldCascade extends Pick<Followed, 'sampled'> {
  readonly note: CascadeNote;
  /** Mid price of the reference venue. */
  readonly price: number;
}

/** Cascades of every market that is followed, over all its venues. They outlive the worker. */
export class CascadeBooks {
  private readonly markets = new Map<string, Followed>();

  constructor(
    private readonly kept: KeptStates<CascadeState>,
    private readonly completeness: (venue: VenueId) => LiquidationCompleteness,
  ) {}

  trade(market: string, event: TradeEvent): void {
    this.markets.get(market)?.watch.trade(event);
  }

  liquidation(market: string, event: LiquidationEvent): void {
    this.markets.get(market)?.watch.liquidation(event);
  }

  /**
   * Takes the aggregate's column of a second; cascades that began or ended with it.
   * @param venues that are followed.
   */
  second(
    market: string,
    { time, bid, ask }: Pick<HeatColumn, 'time' | 'bid' | 'ask'>,
    venues: readonly VenueId[],
  ): readonly ToldCascade[] {
    const price = (bid + ask) / 2;
    if (!this.kept.isReady || !(price > 0)) return [];
    const sampled = venues.filter((venue) => this.completeness(venue) === 'sampled');
    const watch = this.follow(market, sampled);
    return watch.second(time, price).map((note) => ({ note, sampled, price }));
  }

  /** Looks between two columns, at the reference venue's price now: cascades that begin before the second is over. */
  look(market: string, time: number, price: number): readonly ToldCascade[] {
    const { watch, sampled = [] } = this.markets.get(market) ?? {};
    return (watch?.look(time, price) ?? []).map((note) => ({ note, sampled, price }));
  }

  /** With a venue that is sampled, less counts as a cascade. */
  private follow(market: string, sampled: readonly VenueId[]): CascadeWatch {
    const present = this.markets.get(market);
    const state = present?.watch.state ?? this.kept.get(market);
    const isSampled = sampled.length > 0;
    const isSame = present !== undefined && present.sampled.length > 0 === isSampled;
    const watch = isSame
      ? present.watch
      : new CascadeWatch({ minNotional: largeOrder(baseOf(market)), isSampled }, state);
    this.markets.set(market, { watch, sampled });
    this.kept.use(market, watch.state);
    return watch;
  }
}
