import { signal } from '@preact/signals';
import type { Alert } from '@/lib/alerts/alert';
import type { VenueId } from '@/lib/market/venues';
import type { InstrumentName, PageReport, StatusReport } from '@/lib/protocol/messages';
import { withVenue } from './changes';
import { messageOf } from './error-message';
import { LiveSettings } from './live-settings';
import { Poll } from './poll';
import type { PopupPorts, VenueInfo } from './ports';

const POLL_MS = 1_000;

/** What the popup shows, as signals, kept up to date once a second while it runs. */
export class PopupModel {
  readonly settings: LiveSettings;
  readonly status: Poll<StatusReport>;
  readonly alerts: Poll<readonly Alert[]>;
  readonly page: Poll<PageReport | undefined>;
  /** Local epoch ms, moving once a second. */
  readonly now = signal(0);
  /** Venues whose hosts the browser keeps from us. */
  readonly withheld = signal<ReadonlySet<VenueId>>(new Set());
  /** Why the browser could not even ask for access; empty when all is well. */
  readonly accessFailure = signal('');

  constructor(readonly ports: PopupPorts) {
    const { ask, clock, settings } = ports;
    this.settings = new LiveSettings(settings);
    this.status = new Poll(() => ask('status'), clock);
    this.alerts = new Poll(() => ask('alerts'), clock);
    this.page = new Poll(() => ask('activePage'), clock);
  }

  /** The returned function stops everything. */
  start(): () => void {
    const stopSettings = this.settings.start();
    // Should it fail, the count on the toolbar stays.
    void this.ports.ask('alertsSeen').catch(() => {});
    this.tick();
    const stopTimer = this.ports.clock.every(POLL_MS, () => this.tick());
    return () => {
      stopTimer();
      stopSettings();
    };
  }

  /** The instruments of a venue that can be chosen by hand. */
  readonly instruments = (venue: VenueId): Promise<readonly InstrumentName[]> =>
    this.ports.ask('instruments', { venue });

  /**
   * Switches a venue on or off. Its permission is asked for within the same click, after the wish was kept: a browser may
   * close the popup for the question.
   */
  toggle(venue: VenueInfo, isOn: boolean): void {
    this.settings.change(withVenue(venue.id, isOn));
    if (isOn) void this.allow(venue);
  }

  /** Asks the user to let the extension reach a venue. */
  async allow({ hosts }: VenueInfo): Promise<void> {
    this.accessFailure.value = '';
    try {
      await this.ports.access.ask(hosts);
    } catch (error) {
      this.accessFailure.value = messageOf(error);
    }
    await this.checkAccess();
  }

  private tick(): void {
    this.now.value = this.ports.clock.now();
    this.status.tick();
    this.alerts.tick();
    this.page.tick();
    void this.checkAccess();
  }

  private async checkAccess(): Promise<void> {
    const { venues, access } = this.ports;
    // A browser that cannot say does not forbid either; the feed's own state tells the rest.
    const allowed = await Promise.all(venues.map(({ hosts }) => access.has(hosts).catch(() => true)));
    const withheld = venues.filter((_, index) => !allowed[index]).map(({ id }) => id);
    const isSame =
      withheld.length === this.withheld.value.size && withheld.every((id) => this.withheld.value.has(id));
    if (!isSame) this.withheld.value = new Set(withheld);
  }
}
