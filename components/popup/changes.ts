import type { LayerStyle } from '@/lib/heatmaps/layer-style';
import type { HeatLayerId } from '@/lib/heatmaps/layers';
import type { PlainStyle, ProfileStyle } from '@/lib/heatmaps/side-style';
import type { VenueId } from '@/lib/market/venues';
import type { TradingStyle } from '@/lib/heatmaps/trading-style';
import { applyPreset } from '@/lib/storage/presets';
import type { LiquidationChoice, Settings, SymbolChoice } from '@/lib/storage/settings';

type Change = (settings: Settings) => Settings;

export const withPaused =
  (paused: boolean): Change =>
  (settings) => ({ ...settings, paused });

export const withLayer =
  (id: HeatLayerId, change: Partial<LayerStyle>): Change =>
  (settings) => ({
    ...settings,
    layers: { ...settings.layers, [id]: { ...settings.layers[id], ...change } },
  });

/** Lays a heatmap on top of the one that lies on it. */
export const withRaised =
  (id: HeatLayerId): Change =>
  (settings) => {
    const order = [...settings.layerOrder];
    const at = order.indexOf(id);
    const above = order[at + 1];
    if (above === undefined) return settings;
    order.splice(at, 2, above, id);
    return { ...settings, layerOrder: order };
  };

export const withProfile =
  (change: Partial<ProfileStyle>): Change =>
  (settings) => ({ ...settings, profile: { ...settings.profile, ...change } });

export const withFunding =
  (change: Partial<PlainStyle>): Change =>
  (settings) => ({ ...settings, funding: { ...settings.funding, ...change } });

export const withMarks =
  (change: Partial<PlainStyle>): Change =>
  (settings) => ({ ...settings, marks: { ...settings.marks, ...change } });

export const withLiquidation =
  (change: Partial<LiquidationChoice>): Change =>
  (settings) => ({ ...settings, liquidation: { ...settings.liquidation, ...change } });

export const withPreset =
  (preset: TradingStyle): Change =>
  (settings) =>
    applyPreset(settings, preset);

export const withDisplay =
  (change: Partial<Pick<Settings, 'bookOf' | 'bookPooled' | 'bookSides' | 'numbers' | 'sizesIn'>>): Change =>
  (settings) => ({ ...settings, ...change });

export const withVenue =
  (venue: VenueId, isOn: boolean): Change =>
  (settings) => ({ ...settings, venues: { ...settings.venues, [venue]: isOn } });

/** Without a choice the page's own symbol counts again. */
export const withOverride =
  (host: string, choice: SymbolChoice | undefined): Change =>
  (settings) => {
    const { [host]: _, ...others } = settings.overrides;
    return { ...settings, overrides: choice ? { ...others, [host]: choice } : others };
  };
