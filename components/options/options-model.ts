import { RulesModel } from '@/components/alerts/rules-model';
import { withVenue } from '@/components/popup/changes';
import { LiveSettings } from '@/components/popup/live-settings';
import { Poll } from '@/components/popup/poll';
import type { Alert } from '@/lib/alerts/alert';
import { LARGEST_VENUES } from '@/lib/market/venues';
import type { StatusReport } from '@/lib/protocol/messages';
import { withoutVenues, withPositions, withVenues } from './changes';
import { HistoryModel } from './history/history-model';
import type { OptionsPorts, VenueOffer } from './ports';
import { VenueAccess } from './venue-access';

const POLL_MS = 1_000;

/** What the options page shows, as signals, and what its controls do. */
export class OptionsModel {
  readonly settings: LiveSettings;
  readonly status: Poll<StatusReport>;
  readonly access: VenueAccess;
  readonly history: HistoryModel;
  readonly rules: RulesModel;
  readonly alerts: Poll<readonly Alert[]>;

  constructor(readonly ports: OptionsPorts) {
    this.settings = new LiveSettings(ports.settings);
    this.status = new Poll(() => ports.ask('status'), ports.clock);
    this.access = new VenueAccess(ports);
    this.history = new HistoryModel(ports);
    this.rules = new RulesModel(ports.createFile);
    this.alerts = new Poll(() => ports.ask('alerts'), ports.clock);
  }

  /** The returned function stops everything. */
  start(): () => void {
    const stops = [
      this.settings.start(),
      this.access.start(),
      this.history.start(),
      this.ports.clock.every(POLL_MS, () => this.tick()),
    ];
    this.tick();
    return () => {
      for (const stop of stops) stop();
    };
  }

  /** Off at once; on only once the browser lets us reach the venue. Must be called while a click is being handled. */
  readonly toggle = async ({ id, hosts }: VenueOffer, isOn: boolean): Promise<void> => {
    if (!isOn || (await this.access.obtain(id, hosts))) this.settings.change(withVenue(id, isOn));
  };

  /** Switches the largest venues on, with one question for all of them. Must be called while a click is being handled. */
  readonly takeLargest = async (): Promise<void> => {
    const hosts = this.ports.venues
      .filter(({ id }) => LARGEST_VENUES.includes(id))
      .flatMap((venue) => venue.hosts);
    if (await this.access.obtain('largest', hosts)) this.settings.change(withVenues(LARGEST_VENUES));
  };

  /** Asks for what a venue that is on is missing. Must be called while a click is being handled. */
  readonly allow = async ({ id, hosts }: VenueOffer): Promise<void> => {
    await this.access.obtain(id, hosts);
  };

  /** Gives a venue's permission back; whatever needed it goes off. */
  readonly withdraw = async (venue: VenueOffer): Promise<void> => {
    const losing = [venue.id, ...this.access.sharing(venue)];
    if (await this.access.withdraw(venue)) this.settings.change(withoutVenues(losing));
  };

  /** Like `toggle`, for the positions of addresses on Hyperliquid. */
  readonly togglePositions = async (isOn: boolean): Promise<void> => {
    const hosts = this.ports.venues.find(({ id }) => id === 'hyperliquid')?.hosts ?? [];
    if (!isOn || (await this.access.obtain('positions', hosts))) this.settings.change(withPositions(isOn));
  };

  private tick(): void {
    this.status.tick();
    this.alerts.tick();
  }
}
