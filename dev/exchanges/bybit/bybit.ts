import { ensureDefined } from '../../../lib/core/assert';
import type { VenueId } from '../../../lib/market/venues';
import type { VenueUpdate } from '../../simulator/venue-market';
import type { LocalExchange, LocalVenue, Markets, RestCall, RestReply } from '../local-venue';
import { type Client, Wire } from '../wire';
import { type CategoryName, isCategory, LISTINGS, venueOf } from './category';
import { CategoryFeed } from './category-feed';
import { answerRest, RATE_LIMIT_BODY } from './rest';

const CATEGORIES: readonly CategoryName[] = ['linear', 'inverse', 'spot'];
const SOCKET_PATH = '/v5/public/';

/** Bybit v5: a stream socket of topics for each category, REST for all of them. */
export class Bybit implements LocalVenue {
  readonly ids: readonly VenueId[];
  readonly hosts = ['api.bybit.com', 'stream.bybit.com'];
  readonly wire = new Wire();
  /** By category. */
  private readonly feeds: ReadonlyMap<string, CategoryFeed>;
  private connections = 0;

  constructor(
    markets: ReadonlyMap<VenueId, Markets>,
    private readonly now: () => number,
  ) {
    this.ids = [...markets.keys()];
    this.feeds = new Map(
      CATEGORIES.flatMap((category) => {
        const listed = markets.get(venueOf(category));
        return listed ? [[category, new CategoryFeed(category, listed, this.wire)] as const] : [];
      }),
    );
  }

  hasSocket(path: string): boolean {
    return path.startsWith(SOCKET_PATH) && this.feeds.has(path.slice(SOCKET_PATH.length));
  }

  connect(client: Client, path: string): (message: string) => void {
    const feed = this.feed(path.slice(SOCKET_PATH.length));
    this.connections += 1;
    const connectionId = `local-${this.connections}`;
    return (message) => feed.answer(client, connectionId, message);
  }

  rest(call: RestCall): RestReply {
    const category = call.query.get('category') ?? '';
    const markets = this.feeds.get(category)?.markets;
    return answerRest(call, {
      now: this.now,
      ...(markets && isCategory(category) && { listed: { category, markets } }),
    });
  }

  refusal(status: number): unknown {
    if (status === 403) return '<html><body>403, access too frequent</body></html>';
    return RATE_LIMIT_BODY;
  }

  publish(venue: VenueId, symbol: string, update: VenueUpdate): void {
    this.feed(venue.replace('bybit-', '')).publish(symbol, update);
  }

  freezeSnapshots(times: number): void {
    for (const feed of this.feeds.values()) feed.freezeSnapshots(times);
  }

  restart(): void {
    for (const feed of this.feeds.values()) feed.restart();
  }

  private feed(category: string): CategoryFeed {
    return ensureDefined(this.feeds.get(category), category);
  }
}

export const bybit: LocalExchange = {
  listings: new Map(CATEGORIES.map((category) => [venueOf(category), LISTINGS[category]])),
  open: (markets, now) => new Bybit(markets, now),
};
