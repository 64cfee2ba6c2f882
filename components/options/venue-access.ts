import { signal } from '@preact/signals';
import { messageOf } from '@/components/popup/error-message';
import type { VenueId } from '@/lib/market/venues';
import type { OptionsPorts, VenueOffer } from './ports';

/** What a permission is asked for: a venue, the largest together, or the positions on Hyperliquid. */
export type Purpose = VenueId | 'largest' | 'positions';

const ASKING = 'Waiting for your answer to the browser’s question…';

const refusedWords = (hosts: readonly string[]) =>
  `Without permission for ${hosts.join(', ')} nothing can be received, so nothing was changed. You are asked again when you try again.`;

/** What the browser lets us reach, as it says itself, and what came of asking for more. */
export class VenueAccess {
  /** Venues whose hosts are kept from us; undefined until the browser has said so. */
  readonly withheld = signal<ReadonlySet<VenueId> | undefined>(undefined);
  /** What the user should know about the last time a permission was asked for or given back. */
  readonly notes = signal<ReadonlyMap<Purpose, string>>(new Map());
  private newest = 0;

  constructor(private readonly ports: Pick<OptionsPorts, 'access' | 'venues'>) {}

  /** Follows the browser; the returned function stops that. */
  start(): () => void {
    const stop = this.ports.access.listen(() => void this.check());
    void this.check();
    return stop;
  }

  /** Asks the user for hosts; resolves to whether we have them. Must be called while a click is being handled. */
  async obtain(purpose: Purpose, hosts: readonly string[]): Promise<boolean> {
    this.note(purpose, ASKING);
    let isGranted = false;
    try {
      isGranted = await this.ports.access.ask(hosts);
      this.note(purpose, isGranted ? '' : refusedWords(hosts));
    } catch (error) {
      this.note(purpose, `The browser could not ask: ${messageOf(error)}`);
    }
    await this.check();
    return isGranted;
  }

  /** Gives a venue's hosts back, as far as they can be; resolves to whether that was done. */
  async withdraw({ id, hosts }: VenueOffer): Promise<boolean> {
    let isGone = false;
    try {
      isGone = await this.ports.access.revoke(this.ports.access.optional(hosts));
      this.note(id, isGone ? '' : 'The browser kept the permission.');
    } catch (error) {
      this.note(id, `The permission could not be withdrawn: ${messageOf(error)}`);
    }
    await this.check();
    return isGone;
  }

  /** Whether anything that the venue needs can be given back. */
  isOptional({ hosts }: VenueOffer): boolean {
    return this.ports.access.optional(hosts).length > 0;
  }

  /** The other venues that lose a host when this one's are given back. */
  sharing({ id, hosts }: VenueOffer): readonly VenueId[] {
    const optional = new Set(this.ports.access.optional(hosts));
    return this.ports.venues
      .filter((other) => other.id !== id && other.hosts.some((host) => optional.has(host)))
      .map((other) => other.id);
  }

  private note(purpose: Purpose, text: string): void {
    this.notes.value = new Map(this.notes.value).set(purpose, text);
  }

  private async check(): Promise<void> {
    this.newest += 1;
    const mine = this.newest;
    const { venues, access } = this.ports;
    // A browser that cannot say does not forbid either; the feed's own state tells the rest.
    const allowed = await Promise.all(venues.map(({ hosts }) => access.has(hosts).catch(() => true)));
    if (mine !== this.newest) return;
    this.withheld.value = new Set(venues.filter((_, index) => !allowed[index]).map(({ id }) => id));
  }
}
