import type { LiveProfile } from '@/lib/derive/profile-board';
import type { FlowBar } from '@/lib/flow/flow-bar';
import type { Instrument } from '@/lib/market/instrument';
import type { MarketQuote, SideData, WatchRequest } from '@/lib/protocol/messages';
import type { DerivedSession } from './derived-session';

/** Profiles go with each quote, and once in between. */
const EVERY_MS = 600;

/** The volume profiles that pages show. */
export class ProfileFeed {
  private readonly profiles = new WeakMap<WatchRequest, LiveProfile>();
  private stop = () => {};

  /** @param watches what pages show now. */
  constructor(
    private readonly derived: DerivedSession,
    private readonly watches: () => readonly WatchRequest[],
    private readonly send: (watch: WatchRequest, data: SideData) => void,
  ) {}

  /** Minutes that are over. */
  bars(instrument: Instrument, bars: readonly FlowBar[]): void {
    for (const each of this.watches()) this.profiles.get(each)?.add(instrument, bars);
  }

  /** Makes the profile of what a page shows, and sends it. */
  async open(watch: WatchRequest, quote: MarketQuote | undefined): Promise<void> {
    if (!quote || !watch.layers.includes('volume-profile')) return;
    const profile = await this.derived.profile(watch, quote);
    if (!profile) return;
    this.profiles.set(watch, profile);
    // While a view moves, with the next one.
    if (!watch.isMoving) this.tell(watch);
  }

  /** Sends the profiles of `watches`, and in a while those of all. */
  tellAll(watches: readonly WatchRequest[]): void {
    this.stop();
    this.stop = this.derived.clock.after(EVERY_MS, () => this.tellAll(this.watches()));
    for (const each of watches) this.tell(each);
  }

  private tell(watch: WatchRequest): void {
    const profile = this.profiles.get(watch)?.profile(this.derived.openBars(watch.market));
    if (profile) this.send(watch, { profile });
  }
}
