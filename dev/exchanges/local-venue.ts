import type { VenueId } from '../../lib/market/venues';
import type { VenueMarket, VenueUpdate } from '../simulator/venue-market';
import type { Client, Wire } from './wire';

export interface RestCall {
  /** Without the host: `/fapi/v1/depth`. */
  readonly path: string;
  readonly query: URLSearchParams;
}

export interface RestReply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The markets that a venue lists, by its symbol. */
export type Markets = ReadonlyMap<string, VenueMarket>;

/** A venue's public API, spoken on loopback. */
export interface LocalVenue {
  readonly id: VenueId;
  readonly restHost: string;
  readonly streamHost: string;
  readonly wire: Wire;
  /** Whether the venue has a WebSocket there. */
  hasSocket(path: string): boolean;
  /** Takes a new connection over; the returned function receives what the client says. */
  connect(client: Client, path: string, query: URLSearchParams): (message: string) => void;
  rest(call: RestCall): RestReply;
  /** How the venue words a refused request. */
  refusal(status: number): unknown;
  publish(symbol: string, update: VenueUpdate): void;
  /** The next `times` snapshots will be those of this moment. */
  freezeSnapshots(times: number): void;
  /** Sequence numbers start again, lower. */
  restart(): void;
}
