import type { Alert } from '../alerts/alert';
import type { InstrumentProgress } from '../backfill/backfill';
import type { ObservedReport } from '../feeds/observed-positions';
import type { VenueStatus } from '../feeds/status';
import type { EncodedChunk } from '../heatmaps/codec/encoded-chunk';
import type { BookColumn, Gap } from '../heatmaps/order-book/column';
import type { VenueId } from '../market/venues';
import type { StorageState } from '../storage/state';

/** Requests that extension pages and our own content scripts send to the background, by name. */
export interface Protocol {
  status(): StatusReport;
  /** The newest alerts, newest first. */
  alerts(): readonly Alert[];
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
  /** The user wants the chart of the page in front, on a site we do not know: our scripts join its frames. */
  adopt(): void;
  /** Who holds the liquidity of one cell. */
  cell(input: CellQuery): CellReport;
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
  readonly market: string;
  readonly time: number;
  /** On the prices of the columns: those of the market's reference venue. */
  readonly price: number;
}

export interface CellReport {
  /** Base units per venue on each side at that time and price; a venue that did not know the price is `undefined`. */
  readonly split: readonly { readonly venue: VenueId; readonly bid?: number; readonly ask?: number }[];
}

/** The stream of one overlay: the port's name and what goes over it. */
export const HEAT_PORT = 'heat';

/** From the overlay: what it shows now. Sent again whenever that changes. */
export interface WatchRequest {
  readonly market: string;
  /** Venue whose prices the page charts; the columns' coverage says how far those are from the columns' own. */
  readonly venue: VenueId;
  readonly symbol: string;
  readonly from: number;
  readonly to: number;
}

/** To the overlay. A `window` answers a watch request; `column`s follow live, for a moment still of the market shown before. */
export type HeatMessage =
  | { readonly type: 'window'; readonly watch: WatchRequest; readonly window: HeatHistory }
  | { readonly type: 'column'; readonly market: string; readonly column: BookColumn };

export interface HeatHistory {
  readonly stepMs: number;
  readonly chunks: readonly EncodedChunk[];
  readonly gaps: readonly Gap[];
}

export type RequestName = keyof Protocol;
export type RequestOf<K extends RequestName> = Parameters<Protocol[K]>[0];
export type ReplyOf<K extends RequestName> = ReturnType<Protocol[K]>;
