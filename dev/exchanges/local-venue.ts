import type { VenueId } from '../../lib/market/venues';
import type { InstrumentSpec, VenueMarket, VenueUpdate } from '../simulator/venue-market';
import type { Client, Wire } from './wire';

export interface RestCall {
  readonly method: string;
  /** Without the host: `/fapi/v1/depth`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** What was posted; empty when nothing was. */
  readonly body: string;
}

export interface RestReply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The markets that a venue lists, by its symbol. */
export type Markets = ReadonlyMap<string, VenueMarket>;

/** An exchange's public API, spoken on loopback: of one venue, or of several that share their hosts. */
export interface LocalVenue {
  readonly ids: readonly VenueId[];
  /** As they stand in its addresses, with a port where there is one. */
  readonly hosts: readonly string[];
  readonly wire: Wire;
  /** Whether the venue has a WebSocket there. */
  hasSocket(path: string): boolean;
  /** Takes a new connection over; the returned function receives what the client says. */
  connect(client: Client, path: string, query: URLSearchParams): (message: string) => void;
  rest(call: RestCall): RestReply;
  /** How the venue words a refused request. */
  refusal(status: number): unknown;
  publish(venue: VenueId, symbol: string, update: VenueUpdate): void;
  /** The next `times` snapshots will be those of this moment. */
  freezeSnapshots(times: number): void;
  /** Sequence numbers start again, lower. */
  restart(): void;
}

/** How a venue lists the simulated assets. */
export interface Listing {
  readonly BTC: InstrumentSpec;
  readonly ETH: InstrumentSpec;
}

/** How an exchange is opened on loopback. */
export interface LocalExchange {
  /** By its venues. */
  readonly listings: ReadonlyMap<VenueId, Listing>;
  /** @param markets of each of its venues that is wanted. */
  open(markets: ReadonlyMap<VenueId, Markets>, now: () => number): LocalVenue;
}
