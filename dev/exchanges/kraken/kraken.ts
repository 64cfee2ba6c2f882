import type { VenueId } from '../../../lib/market/venues';
import type { VenueUpdate } from '../../simulator/venue-market';
import type { LocalExchange, LocalVenue, Markets, RestCall, RestReply } from '../local-venue';
import { type Client, Wire } from '../wire';
import { futuresRest } from './futures-rest';
import { FuturesStream } from './futures-stream';
import { FUTURES, PAIRS } from './listings';
import { spotRest } from './spot-rest';
import { SpotStream } from './spot-stream';

const FUTURES_SOCKET = '/ws/v1';
const SPOT_SOCKET = '/v2';

/** Kraken Futures and Kraken spot, whose hosts and protocols have nothing in common. */
export class Kraken implements LocalVenue {
  readonly ids = ['kraken-futures', 'kraken-spot'] as const;
  readonly hosts = ['futures.kraken.com', 'api.kraken.com', 'ws.kraken.com'];
  readonly wire = new Wire();
  private readonly futures: FuturesStream;
  private readonly spot: SpotStream;

  constructor(
    private readonly products: Markets,
    private readonly pairs: Markets,
    private readonly now: () => number,
  ) {
    this.futures = new FuturesStream(products, this.wire);
    this.spot = new SpotStream(pairs, this.wire, now);
  }

  hasSocket(path: string): boolean {
    return path === FUTURES_SOCKET || path === SPOT_SOCKET;
  }

  connect(client: Client, path: string): (message: string) => void {
    return path === SPOT_SOCKET ? this.spot.connect(client) : this.futures.connect(client);
  }

  rest(call: RestCall): RestReply {
    return call.path.startsWith('/0/')
      ? spotRest(call, this.pairs)
      : futuresRest(call, this.products, this.now());
  }

  /** In the words of spot; those of the futures are the first of them. */
  refusal(): unknown {
    return { error: ['EAPI:Rate limit exceeded'] };
  }

  publish(venue: VenueId, symbol: string, update: VenueUpdate): void {
    if (venue === 'kraken-spot') this.spot.publish(symbol, update);
    else this.futures.publish(symbol, update);
  }

  freezeSnapshots(times: number): void {
    this.futures.freezeSnapshots(times);
    this.spot.freezeSnapshots(times);
  }

  restart(): void {
    this.futures.restart();
    this.spot.restart();
  }
}

export const kraken: LocalExchange = {
  listings: new Map([
    ['kraken-futures', FUTURES],
    ['kraken-spot', PAIRS],
  ]),
  open: (markets, now) =>
    new Kraken(markets.get('kraken-futures') ?? new Map(), markets.get('kraken-spot') ?? new Map(), now),
};
