import type { InstrumentProgress } from '@/lib/backfill/backfill';
import { systemClock } from '@/lib/core/clock';
import { FundingBoard } from '@/lib/derive/funding-board';
import { Maps, type MapsParts } from '@/lib/derive/maps';
import { type LiveProfile, openProfile } from '@/lib/derive/profile-board';
import type { SourceParts } from '@/lib/derive/profile-sources';
import { EXCHANGES } from '@/lib/exchanges/registry';
import type { FeedEvent } from '@/lib/feeds/venue-feed';
import type { FlowBar } from '@/lib/flow/flow-bar';
import type { FundingView } from '@/lib/heatmaps/funding/view';
import type { Instrument } from '@/lib/market/instrument';
import type { VenueId } from '@/lib/market/venues';
import type { MarketQuote, WatchRequest } from '@/lib/protocol/messages';
import type { BarStore } from '@/lib/storage/bar-store';
import type { Database } from '@/lib/storage/database';
import type { Settings } from '@/lib/storage/settings';
import { openStores } from './flow-stores';
import { followedOf, quartersOf } from './followed';
import type { MarketSession } from './market-session';
import type { PositionWatch } from './position-watch';

export type DerivedListener = Pick<MapsParts, 'onColumn' | 'onHistory' | 'onBars'>;

/** What is worked out of what the session hears: the liquidation and open-interest maps, bars, funding. */
export class DerivedSession {
  readonly clock = systemClock;
  readonly sources: SourceParts;
  readonly bars: BarStore;
  private readonly board: FundingBoard;
  readonly maps: Maps;

  constructor(
    private readonly session: MarketSession,
    private readonly positions: PositionWatch,
    database: Database,
    progress: () => readonly InstrumentProgress[],
    listener: DerivedListener,
  ) {
    const stores = openStores(database, this.clock);
    this.bars = stores.bars;
    this.sources = { exchanges: EXCHANGES, ...stores };
    this.board = new FundingBoard(stores.pages);
    this.maps = new Maps({
      clock: this.clock,
      skewMs: () => session.skewMs,
      exchanges: EXCHANGES,
      rest: (venue) => session.hub.rest(venue),
      stores,
      markets: () => session.markets,
      instruments: (market) => this.instruments(market),
      choice: () => session.settings.liquidation,
      history: (market) => quartersOf(session, market, progress()),
      ...listener,
    });
    this.maps.start();
  }

  get settings(): Settings {
    return this.session.settings;
  }

  /** Epoch ms on the exchanges' clocks. */
  get now(): number {
    return this.clock.now() + this.session.skewMs;
  }

  /** What is followed of a market now, the reference first. */
  instruments(market: string): readonly Instrument[] {
    return followedOf(this.session, market);
  }

  event(event: FeedEvent): void {
    this.maps.event(event);
    if (event.type === 'funding' || event.type === 'mark' || event.type === 'openInterest')
      this.board.take(event);
  }

  funding(market: string): Promise<FundingView> {
    return this.board.view(market, this.instruments(market), this.now);
  }

  /** The volume profile that the user wants of what a page shows; undefined where nothing is followed. */
  profile(
    { market, seen }: Pick<WatchRequest, 'market' | 'seen'>,
    { bid, ask, shifts }: MarketQuote,
  ): Promise<LiveProfile | undefined> {
    return openProfile(this.sources, {
      instruments: this.instruments(market),
      shifts: new Map(shifts.map(({ venue, shift }) => [venue, shift])),
      style: this.settings.profile,
      seen,
      now: this.now,
      price: (bid + ask) / 2,
    });
  }

  /** The minutes that are not over, by venue. */
  openBars(market: string): ReadonlyMap<VenueId, FlowBar> {
    const known = this.instruments(market).flatMap((instrument) => {
      const bar = this.maps.flow.current(instrument);
      return bar ? [[instrument.venue, bar] as const] : [];
    });
    return new Map(known);
  }

  /** @param shift added to Hyperliquid's prices; without it nothing can be laid on the chart. */
  observed(market: string, shift: number | undefined): Float64Array {
    return shift === undefined ? new Float64Array() : this.positions.marks(market, shift);
  }
}
