import { DEFAULT_WALL_RULE, type WallRule } from '../alerts/wall-rule';
import type { Calibration } from '../charts/calibration/calibration';
import type { LayerStyle } from '../heatmaps/layer-style';
import type { VenueId } from '../market/venues';

/** An instrument the user chose by hand for a page. */
export interface SymbolChoice {
  readonly venue: VenueId;
  readonly symbol: string;
  /** Base and quote of the instrument: `BTC-USDT`. */
  readonly market: string;
}

/** Everything the user can set. Lives in extension storage, so every context sees a change at once. */
export interface Settings {
  readonly paused: boolean;
  readonly layers: { readonly orderBook: LayerStyle };
  readonly venues: Readonly<Record<VenueId, boolean>>;
  /** Markets recorded even while no page shows them: `BTC-USDT`. */
  readonly markets: readonly string[];
  /** By host name of the page. */
  readonly overrides: Readonly<Record<string, SymbolChoice>>;
  /** Axes given by hand, by a key that stands for a site and the layout of its chart; the newest are kept. */
  readonly calibrations: Readonly<Record<string, Calibration>>;
  readonly wallRule: WallRule;
}

export const DEFAULT_SETTINGS: Settings = {
  paused: false,
  layers: {
    orderBook: {
      visible: true,
      opacity: 0.75,
      ramp: 'ember',
      low: { kind: 'percentile', value: 40 },
      high: { kind: 'percentile', value: 99.5 },
    },
  },
  venues: { 'binance-usdm': true, 'binance-coinm': false, 'binance-spot': false, 'bybit-linear': true },
  markets: ['BTC-USDT'],
  overrides: {},
  calibrations: {},
  wallRule: DEFAULT_WALL_RULE,
};
