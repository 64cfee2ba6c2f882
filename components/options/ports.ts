import type { HostAccess, PopupPorts, VenueInfo } from '@/components/popup/ports';
import type { Sound } from '@/lib/alerts/rule';
import type { Offered } from '@/lib/feeds/venue-cost';
import type { HistoryPorts } from './history/ports';

export type VenueOffer = VenueInfo & Offered;

/** Which hosts the browser lets the extension reach, and the way back. */
export interface RevocableAccess extends HostAccess {
  /** Those of the hosts that can be given back; the others came with the installation. */
  optional(hosts: readonly string[]): readonly string[];
  /** Gives hosts back; only those that are optional. */
  revoke(hosts: readonly string[]): Promise<boolean>;
  /** Calls back whenever a permission came or went; the returned function stops it. */
  listen(listener: () => void): () => void;
}

/** Everything the options page needs from outside. */
export interface OptionsPorts extends PopupPorts, HistoryPorts {
  readonly access: RevocableAccess;
  readonly venues: readonly VenueOffer[];
  /** Lets the user hear a sound. */
  readonly play: (sound: Sound) => void;
}
