import type { VenueId } from '@/lib/market/venues';
import type { Retention, Settings } from '@/lib/storage/settings';

type Change = (settings: Settings) => Settings;

export const withMarket =
  (market: string): Change =>
  (settings) => ({ ...settings, markets: [...new Set([...settings.markets, market])] });

/** The last one stays: without any, nothing would be recorded. */
export const withoutMarket =
  (market: string): Change =>
  (settings) => {
    const markets = settings.markets.filter((other) => other !== market);
    return markets.length === 0 ? settings : { ...settings, markets };
  };

export const withPositions =
  (hyperliquidPositions: boolean): Change =>
  (settings) => ({ ...settings, hyperliquidPositions });

export const withVenues =
  (venues: readonly VenueId[]): Change =>
  (settings) => ({
    ...settings,
    venues: { ...settings.venues, ...Object.fromEntries(venues.map((venue) => [venue, true])) },
  });

export const withRetention =
  (retention: Retention): Change =>
  (settings) => ({ ...settings, retention });

/** Switches off what cannot go on without the hosts of these venues. */
export const withoutVenues =
  (venues: readonly VenueId[]): Change =>
  (settings) => ({
    ...settings,
    venues: { ...settings.venues, ...Object.fromEntries(venues.map((venue) => [venue, false])) },
    hyperliquidPositions: settings.hyperliquidPositions && !venues.includes('hyperliquid'),
  });
