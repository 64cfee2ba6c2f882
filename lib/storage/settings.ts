import { type AlertRule, DEFAULT_RULES } from '../alerts/rule';
import type { Calibration } from '../charts/calibration/calibration';
import type { Pooled } from '../heatmaps/columns/series';
import type { LayerStyle } from '../heatmaps/layer-style';
import type { HeatLayerId } from '../heatmaps/layers';
import type { LiquidationModelId } from '../heatmaps/liquidation/model-id';
import type { BookSides } from '../heatmaps/order-book/sides';
import type { PlainStyle, ProfileStyle } from '../heatmaps/side-style';
import { VENUE_IDS, type VenueId } from '../market/venues';

/** An instrument the user chose by hand for a page. */
export interface SymbolChoice {
  readonly venue: VenueId;
  readonly symbol: string;
  /** Base and quote of the instrument: `BTC-USDT`. */
  readonly market: string;
}

/** How the liquidation map is estimated. */
export interface LiquidationChoice {
  readonly model: LiquidationModelId;
  /** How far back the positions it knows of were opened. */
  readonly lookbackHours: number;
}

/** How the checklist stands beside the charts of a site. */
export interface SidebarPlace {
  readonly isOpen: boolean;
  readonly isFolded: boolean;
  /** CSS pixels. */
  readonly widthPx: number;
}

/** How much of the past is kept. Whichever is reached first ends it. */
export interface Retention {
  readonly days: number;
  readonly megabytes: number;
}

/** Everything the user can set. Lives in extension storage, so every context sees a change at once. */
export interface Settings {
  readonly paused: boolean;
  readonly layers: Readonly<Record<HeatLayerId, LayerStyle>>;
  /** Which heatmap lies on which: the first is the lowest. */
  readonly layerOrder: readonly HeatLayerId[];
  readonly profile: ProfileStyle;
  readonly funding: PlainStyle;
  readonly marks: PlainStyle;
  /** Writes sizes into cells that are large enough. */
  readonly numbers: boolean;
  /** What sizes are told in: base units, or their worth in quote units. */
  readonly sizesIn: 'base' | 'quote';
  /** Whose order book is shown; `all` adds them up. */
  readonly bookOf: VenueId | 'all';
  /** What a cell of the order book is that is longer than a second: the greatest size, or the mean where there is one. */
  readonly bookPooled: Pooled;
  readonly bookSides: BookSides;
  readonly liquidation: LiquidationChoice;
  readonly retention: Retention;
  readonly venues: Readonly<Record<VenueId, boolean>>;
  /** Markets recorded even while no page shows them: `BTC-USDT`. */
  readonly markets: readonly string[];
  /** Asks Hyperliquid for the positions of addresses that it publishes with its trades. */
  readonly hyperliquidPositions: boolean;
  /** By host name of the page. */
  readonly overrides: Readonly<Record<string, SymbolChoice>>;
  /** Axes given by hand, by a key that stands for a site and the layout of its chart; the newest are kept. */
  readonly calibrations: Readonly<Record<string, Calibration>>;
  /** By host name of the page. */
  readonly sidebars: Readonly<Record<string, SidebarPlace>>;
  /** What the user wishes to hear of, the first that asks for it tells. */
  readonly alertRules: readonly AlertRule[];
}

/** Their hosts are permitted with the installation; the others are asked for when they are switched on. */
const ON_AT_FIRST: ReadonlySet<VenueId> = new Set(['binance-usdm', 'bybit-linear']);

export const DEFAULT_SETTINGS: Settings = {
  paused: false,
  layers: {
    'order-book': {
      visible: true,
      opacity: 0.75,
      ramp: 'ember',
      low: { kind: 'percentile', value: 40 },
      high: { kind: 'percentile', value: 99.5 },
      curve: 'log',
      gamma: 1.25,
    },
    liquidation: {
      visible: true,
      opacity: 0.8,
      ramp: 'tide',
      low: { kind: 'percentile', value: 55 },
      high: { kind: 'percentile', value: 99.5 },
      curve: 'log',
      gamma: 1.25,
    },
    'open-interest': {
      visible: false,
      opacity: 0.5,
      ramp: 'tide',
      low: { kind: 'percentile', value: 50 },
      high: { kind: 'percentile', value: 99 },
      curve: 'log',
      gamma: 1,
    },
  },
  layerOrder: ['open-interest', 'liquidation', 'order-book'],
  profile: {
    visible: true,
    opacity: 0.8,
    range: 'visible',
    fixed: { from: 0, to: 0 },
    sessionHour: 0,
  },
  funding: { visible: false, opacity: 0.85 },
  marks: { visible: true, opacity: 0.9 },
  numbers: true,
  sizesIn: 'base',
  bookOf: 'all',
  bookPooled: 'max',
  bookSides: 'both',
  liquidation: { model: 'mixture', lookbackHours: 168 },
  retention: { days: 90, megabytes: 2000 },
  venues: Object.fromEntries(VENUE_IDS.map((id) => [id, ON_AT_FIRST.has(id)])) as Settings['venues'],
  markets: ['BTC-USDT'],
  hyperliquidPositions: false,
  overrides: {},
  calibrations: {},
  sidebars: {},
  alertRules: DEFAULT_RULES,
};
