import type { Clock } from '@/lib/core/clock';
import type { Exchange } from '@/lib/exchanges/exchange';
import type { ReplyOf, RequestName, RequestOf } from '@/lib/protocol/messages';
import type { Settings } from '@/lib/storage/settings';

/** Asks the background; rejects with its message when it refuses, fails or does not answer. */
export type Ask = <K extends RequestName>(name: K, input?: RequestOf<K>) => Promise<ReplyOf<K>>;

export interface SettingsSource {
  current(): Promise<Settings>;
  /** Applies `change` to what is stored; resolves once it is. */
  update(change: (settings: Settings) => Settings): Promise<unknown>;
  /** Calls back with every change, whoever made it; the returned function stops it. */
  listen(listener: (settings: Settings) => void): () => void;
}

/** Which hosts the browser lets the extension reach. */
export interface HostAccess {
  has(hosts: readonly string[]): Promise<boolean>;
  /** Asks the user for them. Must be called while a click is being handled. */
  ask(hosts: readonly string[]): Promise<boolean>;
}

export type VenueInfo = Pick<Exchange, 'id' | 'liquidations' | 'hosts'>;

/** Everything the popup needs from outside. */
export interface PopupPorts {
  readonly ask: Ask;
  readonly settings: SettingsSource;
  readonly access: HostAccess;
  readonly venues: readonly VenueInfo[];
  readonly clock: Clock;
}
