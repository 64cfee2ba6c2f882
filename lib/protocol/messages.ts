import type { Alert } from '../alerts/alert';
import type { ConvergenceZone } from '../analysis/convergence/convergence';
import type { VoidZone } from '../analysis/voids/voids';
import type { InstrumentProgress } from '../backfill/backfill';
import type { ObservedReport } from '../feeds/observed-positions';
import type { VenueStatus } from '../feeds/status';
import type { EncodedChunk } from '../heatmaps/codec/encoded-chunk';
import type { Gap, HeatColumn } from '../heatmaps/columns/column';
import type { FundingView } from '../heatmaps/funding/view';
import type { Pooled } from '../heatmaps/columns/series';
import type { ChartLayerId, HeatLayerId } from '../heatmaps/layers';
import type { LiquidationDensity } from '../heatmaps/liquidation/model';
import type { FlowMark } from '../heatmaps/marks/flow-mark';
import type { VolumeProfile } from '../heatmaps/volume-profile/profile';
import type { VenueId } from '../market/venues';
import type { MarketFacts } from '../reading/facts';
import type { MarketRead } from '../reading/read';
import type { StorageState } from '../storage/state';
import type { JournalProtocol } from './journal-messages';

/** Requests that extension pages and our own content scripts send to the background, by name. */
export interface Protocol extends JournalProtocol {
  status(): StatusReport;
  /** The newest alerts, newest first. */
  alerts(): readonly Alert[];
  /** The user looks at the alerts: none is new any more. */
  alertsSeen(): void;
  /** The instruments of a venue that can be chosen by hand. */
  instruments(input: { readonly venue: VenueId }): readonly InstrumentName[];
  /** What the overlay on the active tab says about its page. */
  activePage(): PageReport | undefined;
  /** The overlay of a page says what it shows. */
  report(input: PageReport): void;
  /** A frame asks for more of us: the overlay once it drew axis labels, the chart-object reader where a page has one. */
  inject(input: { readonly script: InjectedScript }): void;
  /** The newest bars of a market on one venue, for charts whose labels do not say their date. */
  bars(input: BarsQuery): BarsReport;
  /** The funding of a market at every venue that is followed. */
  funding(input: { readonly market: string }): FundingView;
  /** Everything that is known of a market; undefined while it has no price. */
  facts(input: { readonly market: string }): MarketFacts | undefined;
  /** What is stored of a market's liquidation map, all venues together, over a stretch of time. */
  storedMaps(input: MapsQuery): StoredMaps;
  /** The user has looked at this read: from now on changes are told since then. */
  checked(input: MarketRead): void;
  /** Opens or closes the checklist beside the chart of the page in front. */
  sidebar(): void;
  /** The user wants the chart of the page in front, on a site we do not know: our scripts join its frames. */
  adopt(): void;
  /** Who holds the liquidity of one cell. */
  cell(input: CellQuery): CellReport;
}

/** A stretch of time, epoch ms; `to` is exclusive. */
export interface MapsQuery {
  readonly market: string;
  readonly from: number;
  readonly to: number;
}

export interface StoredMaps {
  /** Columns of five minutes, in order of time: all chunks that overlap the stretch. */
  readonly chunks: readonly EncodedChunk[];
  /** Where the first column begins that is stored at all, epoch ms; undefined when there is none. */
  readonly since: number | undefined;
}

export const INJECTED_SCRIPTS = ['overlay', 'chart-object', 'chart-shapes'] as const;

export type InjectedScript = (typeof INJECTED_SCRIPTS)[number];

export interface InstrumentName {
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
}

export interface StatusReport {
  /** Changes with every start of the background. */
  readonly bootId: string;
  readonly paused: boolean;
  readonly venues: readonly VenueStatus[];
  readonly storage: StorageState;
  /** How far the past of what is followed was fetched. */
  readonly backfill: readonly InstrumentProgress[];
  readonly markets: readonly string[];
  /** Positions observed on Hyperliquid; left out while they are not asked for. */
  readonly observed?: ObservedReport;
}

export interface PageReport {
  readonly host: string;
  readonly market: string;
  readonly venue: VenueId;
  readonly symbol: string;
  /** True when the user chose the symbol by hand. */
  readonly chosen: boolean;
  readonly state: 'locked' | 'settling' | 'parked';
  readonly reason: string;
  /** Where its chart lies; missing where that is not known: in a frame of a foreign page. */
  readonly pane?: PageArea;
}

/** A part of what a tab shows, CSS pixels from its upper left corner. */
export interface PageArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Device pixels to a CSS pixel. */
  readonly scale: number;
}

export interface BarsQuery {
  readonly venue: VenueId;
  readonly market: string;
  readonly intervalMs: number;
}

export interface BarsReport {
  /** `[opening in epoch ms, high, low]` of each bar, oldest first. Empty where the venue has no such bars. */
  readonly bars: Float64Array;
}

export interface CellQuery {
  readonly layer: HeatLayerId;
  readonly market: string;
  readonly time: number;
  /** On the prices of the columns: those of the market's reference venue. */
  readonly price: number;
}

export interface CellReport {
  /** Base units per venue on each side of that cell; a venue that did not know the price is `undefined`. */
  readonly split: readonly { readonly venue: VenueId; readonly bid?: number; readonly ask?: number }[];
}

/** The stream of one overlay: the port's name and what goes over it. */
export const HEAT_PORT = 'heat';

/** From the overlay: what it shows now. Sent again whenever that changes. */
export interface WatchRequest {
  readonly market: string;
  /** Venue whose prices the page charts; quotes say how far those are from the columns' own. */
  readonly venue: VenueId;
  /** The page charts prices that are not recorded: those of `venue` stand in for them. */
  readonly isForeign: boolean;
  readonly symbol: string;
  readonly from: number;
  readonly to: number;
  /** What the chart shows, without the margins around it. */
  readonly seen: { readonly from: number; readonly to: number };
  /** It is being moved: what lies at its side may come a little later, with something else. */
  readonly isMoving: boolean;
  /** Whose order book; `all` adds them up. */
  readonly bookOf: VenueId | 'all';
  /** What its cells are to be where columns are longer than what is recorded. */
  readonly bookPooled: Pooled;
  /** What is to be sent of the market. */
  readonly layers: readonly ChartLayerId[];
}

/** To the overlay. A `window` answers a watch request; the rest follows live, for a moment still of the market shown before. */
export type HeatMessage =
  | {
      readonly type: 'window';
      readonly watch: WatchRequest;
      readonly layer: HeatLayerId;
      readonly window: HeatHistory;
    }
  | {
      readonly type: 'column';
      readonly market: string;
      readonly layer: HeatLayerId;
      readonly column: HeatColumn;
    }
  | { readonly type: 'quote'; readonly market: string; readonly quote: MarketQuote }
  | { readonly type: 'sides'; readonly market: string; readonly sides: SideData };

/** What comes of a market besides its heatmaps; what is not there is as it was. */
export interface SideData {
  readonly profile?: VolumeProfile | undefined;
  readonly funding?: FundingView;
  readonly marks?: LiquidationMarks;
  readonly flowMarks?: FlowMarks;
  readonly bands?: LayerBands;
  /** What lies at the side must not cover these. */
  readonly candles?: CandleRun;
}

/** Bars of the page's venue over what it shows, on its own prices: what lies at the side must not cover them. */
export interface CandleRun {
  readonly barMs: number;
  /** Rows of [opening in epoch ms, high, low], oldest first; NaN where a bar may have reached anywhere. */
  readonly rows: Float64Array;
}

/** Where the market trades now. */
export interface MarketQuote {
  /** Epoch ms. */
  readonly time: number;
  /** Best prices of the reference venue, on whose prices all columns lie; NaN when unknown. */
  readonly bid: number;
  readonly ask: number;
  /** What is to be added to each venue's own prices to lay them on the columns. */
  readonly shifts: readonly { readonly venue: VenueId; readonly shift: number }[];
}

/** What really was, or really would be, closed by force: drawn over the modelled map. */
export interface LiquidationMarks {
  /** Liquidations that venues told of: rows of [epoch ms, price on the columns, base units, 1 for a long or −1 for a short]. */
  readonly prints: Float64Array;
  /** Positions observed on Hyperliquid: rows of [liquidation price on the columns, base units, 1 for a long or −1 for a short]. */
  readonly observed: Float64Array;
  /** What the sizes of the modelled map rest on; undefined while there is no map. */
  readonly scale: LiquidationDensity['scale'] | undefined;
  /** How well they are known near the price, 0…1; undefined where that cannot be told. */
  readonly confidence: number | undefined;
}

/** Prices of now at which hardly anything lies in any layer, and on which layers agree. */
export interface LayerBands {
  /** Of when they are: epoch ms. */
  readonly time: number;
  readonly voids: readonly VoidZone[];
  readonly zones: readonly ConvergenceZone[];
}

/** What walls, flow and cascades left behind, and what of it goes on. */
export interface FlowMarks {
  /** Of when it is: epoch ms on the exchanges' clocks. */
  readonly time: number;
  /** On the prices of each one's venue; of two with one id the later counts. */
  readonly marks: readonly FlowMark[];
  readonly shifts: MarketQuote['shifts'];
}

export interface HeatHistory {
  readonly stepMs: number;
  /** What cells are: of a wish for means the greatest sizes, where there are no means. */
  readonly pooled: Pooled;
  /** The end of what was recorded of the newest column, epoch ms; NaN without any. */
  readonly until: number;
  readonly chunks: readonly EncodedChunk[];
  readonly gaps: readonly Gap[];
}

export type RequestName = keyof Protocol;
export type RequestOf<K extends RequestName> = Parameters<Protocol[K]>[0];
export type ReplyOf<K extends RequestName> = ReturnType<Protocol[K]>;
