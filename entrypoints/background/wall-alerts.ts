import type { Alert } from '@/lib/alerts/alert';
import { type AlertState, evaluateWalls, NO_ALERTS } from '@/lib/alerts/evaluate';
import { WallDetector } from '@/lib/alerts/wall-detector';
import type { WallRule } from '@/lib/alerts/wall-rule';
import type { BookColumn } from '@/lib/heatmaps/order-book/column';
import type { TradeEvent } from '@/lib/market/events';
import { VENUE_NAMES, type VenueId } from '@/lib/market/venues';
import { sessionValue } from '@/lib/platform/session-area';

const memory = sessionValue('alert-state', readAlertState);
const venueName = (venue: VenueId) => VENUE_NAMES[venue];

/** Runs the wall rule over every market's columns. Cool-downs outlive the worker. */
export class WallAlerts {
  private readonly detectors = new Map<string, WallDetector>();
  private state: AlertState = NO_ALERTS;
  private readonly ready: Promise<void>;

  constructor(private readonly onAlert: (alert: Alert) => void) {
    this.ready = this.remember();
  }

  trade(market: string, event: TradeEvent): void {
    this.detectors.get(market)?.trade(event);
  }

  tradesLost(market: string, venue: VenueId): void {
    this.detectors.get(market)?.tradesLost(venue);
  }

  /** Forgets the walls of a market whose prices have moved to those of another venue, and all walls with them. */
  restart(market: string): void {
    this.detectors.delete(market);
  }

  async column(market: string, column: BookColumn, rule: WallRule): Promise<void> {
    const detector = this.detectors.get(market) ?? new WallDetector();
    this.detectors.set(market, detector);
    const events = detector.push(column, rule);
    await this.ready;
    const { alerts, state } = evaluateWalls(events, { rule, market, venueName }, this.state);
    if (alerts.length === 0) return;
    this.state = state;
    // Remembered before it is told: a worker that dies in between stays silent rather than telling twice.
    await memory.set(state).catch(() => {});
    for (const alert of alerts) this.onAlert(alert);
  }

  /** Without its memory it may tell once too often, which is better than not at all. */
  private async remember(): Promise<void> {
    this.state = await memory.get().catch(() => NO_ALERTS);
  }
}

function readAlertState(stored: unknown): AlertState {
  const lastFired =
    typeof stored === 'object' && stored !== null && 'lastFired' in stored ? stored.lastFired : {};
  const entries = Object.entries(lastFired ?? {}).filter(([, time]) => Number.isFinite(time));
  return { lastFired: Object.fromEntries(entries) };
}
