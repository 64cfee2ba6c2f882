import {
  type ChartState,
  type ChartView,
  MIN_CONFIDENCE,
  shiftPrices,
  xToTime,
} from '@/lib/charts/chart-view';
import { type Clock, systemClock } from '@/lib/core/clock';
import type { LayerStyle } from '@/lib/heatmaps/layer-style';
import type { BookColumn } from '@/lib/heatmaps/order-book/column';
import { type HeatContent, HeatWindow } from '@/lib/playback/heat-window';
import type { CellReport } from '@/lib/protocol/messages';
import { type ChipModel, chipModel, obstacle, type OverlayStatus } from './chip';
import { Controls } from './controls';
import { HeatLayer } from './heat-layer';
import { Hover } from './hover';
import { PaneLayer } from './pane-layer';

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
  setStatus(status: OverlayStatus): void;
  /** Leaves nothing behind. */
  destroy(): void;
}

/** A view at rest this long gets cells of the right size. */
const CALM_MS = 140;
/** An axis that only shows times of day is trusted this far back from the newest bar. */
const DAY_MS = 86_400_000;

const REMOVED: ChartState = {
  kind: 'parked',
  reason: 'The page keeps removing the heatmap. Reload the page to try again.',
};

export const createOverlay = (options: OverlayOptions): Overlay => new ChartOverlay(options);

class ChartOverlay implements Overlay {
  private readonly held = new HeatWindow();
  private readonly pane: PaneLayer;
  private readonly heat: HeatLayer;
  private readonly controls: Controls;
  private readonly hover: Hover;
  private readonly clock: Clock;
  private state: ChartState = { kind: 'settling', reason: 'Waiting for the chart to draw its axes.' };
  private status: OverlayStatus = { market: '', data: 'waiting', note: '' };
  private style: LayerStyle;
  private market = '';
  private basis = 0;
  /** The chart being painted; undefined while the heat is off. */
  private painted: ChartView | undefined;
  private isRemoved = false;
  private frame = 0;
  private cancelCalm: () => void = () => undefined;
  private lastReport = '';

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
    this.controls = new Controls(document, this.pane.controls, (next, final) => this.onLegend(next, final));
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
    this.state = this.isRemoved ? REMOVED : state;
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
    this.show(this.state);
    this.refreshSoon();
  }

  setBasis(basis: number): void {
    if (basis === this.basis) return;
    this.basis = basis;
    this.paint();
  }

  setStatus(status: OverlayStatus): void {
    this.status = status;
    this.tell();
  }

  destroy(): void {
    this.hover.destroy();
    this.cancelCalm();
    this.options.window.cancelAnimationFrame(this.frame);
    this.painted = undefined;
    this.isRemoved = true;
    this.pane.unmount();
  }

  /** Draws the present view, or takes the heat off. */
  private paint(): void {
    const { state } = this;
    const before = this.painted;
    this.painted = undefined;
    if (!this.style.visible || this.isRemoved) {
      this.pane.unmount();
    } else if (state.kind === 'locked' && state.view.confidence >= MIN_CONFIDENCE && this.place(state.view)) {
      if (isDated(state.view, this.clock.now())) this.painted = this.onColumnPrices(state.view);
    }
    this.pane.heat.hidden = !this.painted;
    this.controls.setPainting(this.painted !== undefined);
    if (!this.painted) this.hover.hide();
    else if (this.heat.draw(this.painted) === 'missing') this.refreshSoon();
    else if (before !== this.painted) this.refreshWhenCalm();
  }

  private onColumnPrices(view: ChartView): ChartView {
    return { ...view, price: shiftPrices(view.price, this.basis) };
  }

  private place(view: ChartView): boolean {
    const isPlaced = this.pane.place(view);
    if (isPlaced) this.controls.suit(this.options.window, view);
    return isPlaced;
  }

  /** Says on the page and to the extension what is shown. */
  private tell(): void {
    const dated = this.state.kind !== 'locked' || isDated(this.state.view, this.clock.now());
    const chip: ChipModel = chipModel(this.state, dated, this.status);
    this.controls.setChip(chip);
    const reason = obstacle(this.state, dated) ?? '';
    const state = this.state.kind === 'locked' && reason ? 'settling' : this.state.kind;
    const report = `${state} ${reason}`;
    if (report === this.lastReport) return;
    this.lastReport = report;
    this.options.onReport({ state, reason });
  }

  /** One redraw for everything that came in since the last frame. */
  private refreshSoon(): void {
    if (this.frame !== 0 || !this.painted) return;
    this.frame = this.options.window.requestAnimationFrame(() => {
      this.frame = 0;
      this.refresh();
    });
  }

  private refreshWhenCalm(): void {
    this.cancelCalm();
    this.cancelCalm = this.clock.after(CALM_MS, () => this.refreshSoon());
  }

  private refresh(): void {
    if (!this.painted) return;
    this.heat.refresh(this.painted);
    this.controls.setScale(this.heat.scale, this.style, unitNames(this.market).base);
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
    this.show(REMOVED);
  }
}

/** Whether the axis says the day, or the view is close enough to now for the day not to matter. */
function isDated({ time, pane }: ChartView, now: number): boolean {
  if (time.anchor === 'absolute' || time.anchor === 'tracked') return true;
  const [from, to] = [xToTime(time, pane.left), xToTime(time, pane.left + pane.width)];
  return time.anchor === 'now' && to >= now && from > now - DAY_MS;
}

function unitNames(market: string): { readonly base: string; readonly quote: string } {
  const [base = '', quote = ''] = market.split('-');
  return { base, quote };
}
