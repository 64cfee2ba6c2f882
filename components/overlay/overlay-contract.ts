import type { ChartState } from '@/lib/charts/chart-view';
import type { Clock } from '@/lib/core/clock';
import type { HeatColumn } from '@/lib/heatmaps/columns/column';
import type { LayerStyle } from '@/lib/heatmaps/layer-style';
import type { HeatLayerId } from '@/lib/heatmaps/layers';
import type { HeatContent } from '@/lib/playback/heat-window';
import type { CellReport, SideData } from '@/lib/protocol/messages';
import type { CalibrationPorts } from './calibration-choice';
import type { OverlayStatus } from './chip';
import type { CellPlace } from './hover';
import type { OverlayLook } from './look';
import type { PriceMarks } from './price-marks';
import type { SymbolPorts } from './symbol-choice';

export interface OverlayOptions {
  readonly document: Document;
  readonly window: Window;
  readonly look: OverlayLook;
  /** The user moved the legend's cut-offs: to be stored; it comes back through `setLook` or not at all. */
  onStyle(layer: HeatLayerId, style: LayerStyle): void;
  /** Whose the size of a cell is. */
  onCell(place: CellPlace): Promise<CellReport>;
  /** What the page shows, whenever that changes. */
  onReport(report: OverlayReport): void;
  /** The checklist is wanted beside this chart, or no longer. */
  onChecklist(): void;
  readonly symbols: SymbolPorts;
  readonly calibration: CalibrationPorts;
  readonly clock?: Clock;
}

export interface OverlayReport {
  readonly state: 'locked' | 'settling' | 'parked';
  /** In words for the user; empty while locked. */
  readonly reason: string;
}

/** The heatmaps on one chart of the page, with their chip, legend and tooltip. */
export interface Overlay {
  /** Prices shown and picked on the chart. */
  readonly marks: PriceMarks;
  /** How the page behind it looks. */
  readonly tone: 'dark' | 'light';
  /** Another view was drawn before the last one was calm. */
  readonly isMoving: boolean;
  /** Takes in what the chart reader knows. Draws, or takes the heat off, before it returns: in the host's own frame. */
  show(state: ChartState): void;
  /** Replaces the history of a layer. Another market than before forgets everything held. */
  setWindow(market: string, layer: HeatLayerId, content: HeatContent): void;
  /** Adds a live column. */
  append(layer: HeatLayerId, column: HeatColumn): void;
  setLook(look: OverlayLook): void;
  /** Takes what is new of the profile, the funding, the marks and the candles. Another market as in `setWindow`. */
  setSides(market: string, data: SideData): void;
  /** How much higher the columns' prices are than those of the page's venue. */
  setBasis(basis: number): void;
  /** Given before the first `show`, so that a name that comes later moves nothing on the page. */
  setStatus(status: OverlayStatus): void;
  /** Leaves nothing behind. */
  destroy(): void;
}
