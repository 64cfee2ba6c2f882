import { type ChartState, type ChartView, isPaintable, shiftPrices } from '@/lib/charts/chart-view';
import { type Clock, systemClock } from '@/lib/core/clock';
import type { LayerStyle } from '@/lib/heatmaps/layer-style';
import type { BookColumn } from '@/lib/heatmaps/order-book/column';
import { type HeatContent, HeatWindow } from '@/lib/playback/heat-window';
import type { CellReport } from '@/lib/protocol/messages';
import type { OverlayStatus } from './chip';
import type { CalibrationPorts } from './calibration-choice';
import { Controls } from './controls';
import { HeatLayer } from './heat-layer';
import { Hover } from './hover';
import { PaneLayer } from './pane-layer';
import type { PanelModel } from './panel';
import { isSamePicture } from './same-picture';
import { chipModel, obstacle, readingWords, shownError } from './state-words';
import type { SymbolPorts } from './symbol-choice';

export interface OverlayOptions {
  readonly document: Document;
  readonly window: Window;
  readonly style: LayerStyle;
  /** The user moved the legend's cut-offs: to be stored; it comes back through `setStyle` or not at all. */
  onStyle(style: LayerStyle): void;
  /** Who holds a cell's liquidity. */
  onCell(place: { readonly time: number; readonly price: number }): Promise<CellReport>;
  /** What the page shows, whenever that changes. */
  onReport(report: OverlayReport): void;
  readonly symbols: SymbolPorts;
  readonly calibration: CalibrationPorts;
  readonly clock?: Clock;
}

export interface OverlayReport {
  readonly state: 'locked' | 'settling' | 'parked';
  /** In words for the user; empty while locked. */
  readonly reason: string;
}

/** The heatmap on one chart of the page, with its chip, legend and tooltip. */
export interface Overlay {
  /** Takes in what the chart reader knows. Draws, or takes the heat off, before it returns: in the host's own frame. */
  show(state: ChartState): void;
  /** Replaces the history. Another market than before forgets the columns held. */
  setWindow(market: string, content: HeatContent): void;
  /** Adds a live column. */
  append(column: BookColumn): void;
  setStyle(style: LayerStyle): void;
  /** How much higher the columns' prices are than those of the page's venue. */
  setBasis(basis: number): void;
  /** Given before the first `show`, so that a name that comes later moves nothing on the page. */
  setStatus(status: OverlayStatus): void;
  /** Leaves nothing behind. */
  destroy(): void;
}

/** A view at rest this long gets cells of the right size. */
const CALM_MS = 140;

const REMOVED = 'The page keeps removing the heatmap. Reload the page to try again.';

export const createOverlay = (options: OverlayOptions): Overlay => new ChartOverlay(options);

class ChartOverlay implements Overlay {
  private readonly held = new HeatWindow();
  private readonly pane: PaneLayer;
  private readonly heat: HeatLayer;
  private readonly controls: Controls;
  private readonly hover: Hover;
  private readonly clock: Clock;
  private state: ChartState = { kind: 'settling', id: '', reason: 'Waiting for the chart to draw its axes.' };
  private status: OverlayStatus = { market: '', data: 'waiting', note: '' };
  private style: LayerStyle;
  private market = '';
  private basis = 0;
  /** The chart being painted, on the prices of the columns; undefined while the heat is off. */
  private painted: ChartView | undefined;
  /** The view that was drawn last, as it was shown; undefined when the next one must be drawn in any case. */
  private drawn: ChartView | undefined;
  private isRemoved = false;
  private frame = 0;
  private drawnAt = 0;
  private cancelCalm: (() => void) | undefined;
  private lastReport = '';
  /** What the chip was last told. */
  private told: readonly unknown[] = [];

  constructor(private readonly options: OverlayOptions) {
    const { document, window, style } = options;
    this.clock = options.clock ?? systemClock;
    this.style = style;
    this.pane = new PaneLayer(
      document,
      () => this.clock.now(),
      () => this.onGivenUp(),
    );
    this.heat = new HeatLayer(document, this.pane.heat, this.held, style);
    this.controls = new Controls(document, this.pane.controls, {
      symbols: options.symbols,
      calibration: options.calibration,
      now: () => this.clock.now(),
      onStyle: (next, final) => this.onLegend(next, final),
      model: () => this.model(),
    });
    this.hover = new Hover(window, this.clock, this.controls.tooltip, {
      view: () => this.painted,
      areaAt: (view, x, y) => this.heat.areaAt(view, x, y),
      cell: (area) => this.held.cell(area),
      split: (place) => options.onCell(place),
      units: () => unitNames(this.market),
      basis: () => this.basis,
      isControl: (target) => target === this.pane.controls.host,
    });
  }

  show(state: ChartState): void {
    this.state = this.isRemoved ? { kind: 'parked', id: state.id, reason: REMOVED } : state;
    this.paint();
    this.tell();
  }

  setWindow(market: string, content: HeatContent): void {
    if (market !== this.market) this.held.clear();
    this.market = market;
    this.held.replace(content);
    this.heat.invalidate();
    this.refreshSoon();
  }

  append(column: BookColumn): void {
    if (!this.held.append(column)) return;
    this.heat.append(column);
    this.refreshSoon();
  }

  setStyle(style: LayerStyle): void {
    this.style = style;
    this.heat.setStyle(style);
    this.drawn = undefined;
    this.show(this.state);
    this.refreshSoon();
  }

  setBasis(basis: number): void {
    if (basis === this.basis) return;
    this.basis = basis;
    this.drawn = undefined;
    this.paint();
  }

  setStatus(status: OverlayStatus): void {
    this.status = status;
    this.tell();
  }

  destroy(): void {
    this.hover.destroy();
    this.controls.destroy();
    this.cancelCalm?.();
    this.options.window.cancelAnimationFrame(this.frame);
    this.painted = undefined;
    this.isRemoved = true;
    this.pane.unmount();
  }

  /** Draws the present view, or takes the heat off. A view that stands as it was drawn costs nothing. */
  private paint(): void {
    const view = this.paintableView();
    if (view && this.drawn && isSamePicture(view, this.drawn)) return;
    this.drawn = view;
    this.painted = view && { ...view, price: shiftPrices(view.price, this.basis) };
    this.pane.heat.hidden = !this.painted;
    this.controls.setPainting(this.painted !== undefined);
    if (!this.painted) this.hover.hide();
    else if (this.heat.draw(this.painted) === 'missing') this.refreshSoon();
    else this.refreshWhenCalm();
  }

  /** Lays the boxes on the chart; the view, if it can be painted there. */
  private paintableView(): ChartView | undefined {
    const { state } = this;
    if (!this.style.visible || this.isRemoved) {
      this.pane.unmount();
      return undefined;
    }
    const place = state.kind === 'locked' ? state.view : state.place;
    if (!place || !this.pane.place(place)) return undefined;
    this.controls.suit(this.options.window, place);
    return state.kind === 'locked' && isPaintable(state.view, this.clock.now()) ? state.view : undefined;
  }

  /** Says on the page and to the extension what is shown. */
  private tell(): void {
    const { state, status } = this;
    const trouble = obstacle(state, this.clock.now());
    const view = state.kind === 'locked' ? state.view : undefined;
    const facts = [state.kind, trouble, status, view?.source, view?.time.anchor, view && shownError(view)];
    if (facts.every((fact, index) => Object.is(fact, this.told[index]))) return;
    this.told = facts;
    this.controls.update();
    this.report(trouble ?? '');
  }

  private report(reason: string): void {
    const state = this.state.kind === 'locked' && reason ? 'settling' : this.state.kind;
    const report = `${state} ${reason}`;
    if (report === this.lastReport) return;
    this.lastReport = report;
    this.options.onReport({ state, reason });
  }

  private model(): PanelModel {
    const { state } = this;
    return {
      chip: chipModel(state, obstacle(state, this.clock.now()), this.status),
      reading: readingWords(state),
      isByHand: state.kind === 'locked' && state.view.source === 'hand',
    };
  }

  /** One redraw for everything that came in since the last frame. */
  private refreshSoon(): void {
    if (this.frame !== 0 || !this.painted) return;
    this.frame = this.options.window.requestAnimationFrame(() => {
      this.frame = 0;
      this.refresh();
    });
  }

  /** One timer for a whole pan: it runs on while the view keeps moving. */
  private refreshWhenCalm(): void {
    this.drawnAt = this.clock.now();
    this.cancelCalm ??= this.clock.after(CALM_MS, () => this.onCalm());
  }

  private onCalm(): void {
    const rest = this.drawnAt + CALM_MS - this.clock.now();
    this.cancelCalm = rest > 0 ? this.clock.after(rest, () => this.onCalm()) : undefined;
    if (!this.cancelCalm) this.refreshSoon();
  }

  private refresh(): void {
    if (!this.painted) return;
    this.heat.refresh(this.painted);
    const { scale } = this.heat;
    this.controls.setScale(scale && { scale, style: this.style, base: unitNames(this.market).base });
    this.controls.suitTone(this.options.window);
    this.hover.refresh();
  }

  private onLegend(style: LayerStyle, final: boolean): void {
    this.style = style;
    this.heat.setStyle(style);
    this.refreshSoon();
    if (final) this.options.onStyle(style);
  }

  private onGivenUp(): void {
    this.isRemoved = true;
    this.show(this.state);
  }
}

function unitNames(market: string): { readonly base: string; readonly quote: string } {
  const [base = '', quote = ''] = market.split('-');
  return { base, quote };
}
