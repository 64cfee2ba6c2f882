import type { WallRule } from '@/lib/alerts/wall-rule';
import type { LayerStyle } from '@/lib/heatmaps/layer-style';
import type { VenueId } from '@/lib/market/venues';
import type { Settings, SymbolChoice } from '@/lib/storage/settings';

type Change = (settings: Settings) => Settings;

export const withPaused =
  (paused: boolean): Change =>
  (settings) => ({ ...settings, paused });

export const withOrderBook =
  (change: Partial<LayerStyle>): Change =>
  (settings) => ({
    ...settings,
    layers: { ...settings.layers, orderBook: { ...settings.layers.orderBook, ...change } },
  });

export const withVenue =
  (venue: VenueId, isOn: boolean): Change =>
  (settings) => ({ ...settings, venues: { ...settings.venues, [venue]: isOn } });

export const withWallRule =
  (change: Partial<WallRule>): Change =>
  (settings) => ({ ...settings, wallRule: { ...settings.wallRule, ...change } });

/** Without a choice the page's own symbol counts again. */
export const withOverride =
  (host: string, choice: SymbolChoice | undefined): Change =>
  (settings) => {
    const { [host]: _, ...others } = settings.overrides;
    return { ...settings, overrides: choice ? { ...others, [host]: choice } : others };
  };
