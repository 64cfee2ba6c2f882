import { DEFAULT_WALL_RULE, type WallRule } from '../alerts/wall-rule';
import type { Calibration } from '../charts/calibration/calibration';
import type { LayerStyle } from '../heatmaps/layer-style';
import { VENUE_IDS, type VenueId } from '../market/venues';

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
  /** Asks Hyperliquid for the positions of addresses that it publishes with its trades. */
  readonly hyperliquidPositions: boolean;
  /** By host name of the page. */
  readonly overrides: Readonly<Record<string, SymbolChoice>>;
  /** Axes given by hand, by a key that stands for a site and the layout of its chart; the newest are kept. */
  readonly calibrations: Readonly<Record<string, Calibration>>;
  readonly wallRule: WallRule;
}

/** Their hosts are permitted with the installation; the others are asked for when they are switched on. */
const ON_AT_FIRST: ReadonlySet<VenueId> = new Set(['binance-usdm', 'bybit-linear']);

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
  venues: Object.fromEntries(VENUE_IDS.map((id) => [id, ON_AT_FIRST.has(id)])) as Settings['venues'],
  markets: ['BTC-USDT'],
  hyperliquidPositions: false,
  overrides: {},
  calibrations: {},
  wallRule: DEFAULT_WALL_RULE,
};
