import type { Exchange, Rest } from '../exchanges/exchange';
import type { Instrument } from '../market/instrument';
import { instrumentFor, marketOf } from '../market/market-key';
import type { LiveBook } from '../market/live-book';
import type { VenueId } from '../market/venues';
import type { FeedEdges } from './edges';
import { marketShares } from './market-shares';
import { HostGates } from './rate-limit';
import type { VenueStatus } from './status';
import { type FeedSink, VenueFeed } from './venue-feed';

/** The venues that are left out of a market's aggregate, each with the reason. */
export type Quarantined = (market: string) => ReadonlyMap<VenueId, string>;

/** All venues together: the enabled ones follow the watched markets. */
export class MarketHub {
  private readonly feeds: ReadonlyMap<VenueId, VenueFeed>;
  private enabled: ReadonlySet<VenueId> = new Set();
  private markets: readonly string[] = [];
  private paused = false;

  /** @param exchanges in the order in which venues are shown. */
  constructor(exchanges: Readonly<Partial<Record<VenueId, Exchange>>>, edges: FeedEdges, sink: FeedSink) {
    const hosts = new HostGates(edges.clock);
    this.feeds = new Map(
      Object.values(exchanges).map((exchange) => {
        const { id } = exchange;
        const loaded = () => this.align(id);
        return [id, new VenueFeed(exchange, edges, sink, { hosts, loaded })];
      }),
    );
  }

  setVenues(ids: readonly VenueId[]): void {
    this.enabled = new Set(ids);
    this.alignAll();
  }

  /** Follows these markets and no others, on each venue through its perpetual or spot pair of that base and quote. */
  watch(markets: readonly string[]): void {
    this.markets = markets;
    this.alignAll();
  }

  /** While paused nothing is connected; what was watched comes back afterwards. */
  setPaused(paused: boolean): void {
    this.paused = paused;
    this.alignAll();
  }

  stop(): void {
    this.watch([]);
  }

  /** Looks whether anything died unnoticed; called by the watchdog alarm. */
  revive(): void {
    for (const feed of this.feeds.values()) feed.revive();
  }

  /** The books of a market, one for each venue that has it. */
  books(market: string): readonly LiveBook[] {
    return [...this.feeds.values()]
      .flatMap((feed) => feed.books())
      .filter(({ instrument }) => marketOf(instrument) === market);
  }

  /**
   * Of every venue, the disabled ones too. Books are walked through for it: ask no more than about once a second.
   * @param quarantined the venues that are left out of a market's aggregate, and why.
   */
  statuses(quarantined: Quarantined = () => new Map()): readonly VenueStatus[] {
    const [market = ''] = this.markets;
    const shares = marketShares(this.books(market), quarantined(market));
    return [...this.feeds.values()].map(({ status }) => {
      const fraction = shares.get(status.venue);
      return {
        ...status,
        share: fraction === undefined ? undefined : { market, fraction },
        quarantine: this.quarantineOf(status.venue, quarantined),
      };
    });
  }

  /** How far the clocks of the venues are ahead of ours, ms, of those that are measured. */
  clockSkews(): readonly number[] {
    return [...this.feeds.values()].flatMap(({ skewMs }) => skewMs ?? []);
  }

  /** What a venue trades; empty until it has answered, and for a venue that was never enabled. */
  instruments(venue: VenueId): readonly Instrument[] {
    return [...(this.feeds.get(venue)?.instruments.values() ?? [])];
  }

  instrument(venue: VenueId, symbol: string): Instrument | undefined {
    return this.feeds.get(venue)?.instruments.get(symbol);
  }

  /** Requests to a venue, within the budget that its feed lives on; undefined for a venue there is no exchange for. */
  rest(venue: VenueId): Rest | undefined {
    return this.feeds.get(venue)?.rest;
  }

  /** As {@link rest}, for what nobody waits for: it goes behind everything else that is asked of the venue's hosts. */
  patientRest(venue: VenueId): Rest | undefined {
    return this.feeds.get(venue)?.patientRest;
  }

  private quarantineOf(venue: VenueId, quarantined: Quarantined): string | undefined {
    const reasons = this.markets.flatMap((market) => {
      const reason = quarantined(market).get(venue);
      return reason === undefined ? [] : [`${market}: ${reason}`];
    });
    return reasons.length > 0 ? reasons.join(' · ') : undefined;
  }

  private alignAll(): void {
    for (const venue of this.feeds.keys()) this.align(venue);
  }

  private align(venue: VenueId): void {
    const feed = this.feeds.get(venue);
    if (this.paused || this.markets.length === 0 || !this.enabled.has(venue)) feed?.stop();
    else feed?.watch(symbolsOf(this.markets, [...feed.instruments.values()]));
  }
}

/** The symbols of the instruments that stand for `markets`: perpetuals and spot pairs, the first of each market. */
function symbolsOf(markets: readonly string[], instruments: readonly Instrument[]): readonly string[] {
  return markets.flatMap((market) => instrumentFor(market, instruments)?.symbol ?? []);
}
