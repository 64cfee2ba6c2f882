import type { Occurrence } from '@/lib/alerts/occurrence';
import type { AlertRule } from '@/lib/alerts/rule';
import { WallDetector } from '@/lib/alerts/wall-detector';
import type { MarketGlance } from '@/lib/alerts/wall-glance';
import { wallOccurrence } from '@/lib/alerts/wall-occurrence';
import { wallSearch } from '@/lib/alerts/wall-search';
import type { HeatColumn } from '@/lib/heatmaps/columns/column';
import type { TradeEvent } from '@/lib/market/events';
import type { VenueId } from '@/lib/market/venues';

/** Looks in every market's columns for the walls that rules ask for. */
export class WallWatch {
  private readonly detectors = new Map<string, WallDetector>();

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

  /** Takes the aggregate's next column; what happened to walls since the one before. */
  column(market: string, column: HeatColumn, rules: readonly AlertRule[]): readonly Occurrence[] {
    const search = wallSearch(rules, market, (column.bid + column.ask) / 2);
    if (!search) {
      this.detectors.delete(market);
      return [];
    }
    const detector = this.detectors.get(market) ?? new WallDetector();
    this.detectors.set(market, detector);
    return detector.push(column, search).map((event) => wallOccurrence(event, market));
  }

  /** Looks between two columns; what happened to walls since. */
  glance(market: string, glance: MarketGlance): readonly Occurrence[] {
    const events = this.detectors.get(market)?.glance(glance) ?? [];
    return events.map((event) => wallOccurrence(event, market));
  }
}
