import { type ChartState, type ChartView, isPaintable, shiftPrices } from '@/lib/charts/chart-view';
import { type Clock, systemClock } from '@/lib/core/clock';
import type { HeatColumn } from '@/lib/heatmaps/columns/column';
import type { LayerStyle } from '@/lib/heatmaps/layer-style';
import type { HeatLayerId } from '@/lib/heatmaps/layers';
import type { HeatContent } from '@/lib/playback/heat-window';
import type { LiquidationMarks, SideData } from '@/lib/protocol/messages';
import type { PaintedLayer } from '@/lib/render/merge-layers';
import { paintNumbers } from '@/lib/render/paint-numbers';
import { Calm } from './calm';
import type { OverlayStatus } from './chip';
import { Controls } from './controls';
import { HeatStack } from './heat-stack';
import { Hover } from './hover';
import { unitNames } from './layer-words';
import { type OverlayLook, showsAnything } from './look';
import type { Overlay, OverlayOptions } from './overlay-contract';
import { PaneLayer } from './pane-layer';
import type { PanelModel } from './panel';
import { PlaceWords } from './place-words';
import type { PriceMarks } from './price-marks';
import { isSamePicture } from './same-picture';
import { SCALE_TRUST, ScaleChoice, scaleWords } from './scale-choice';
import { SideLayers } from './side-layers';
import { chipModel, obstacle, readingWords, shownError } from './state-words';

export type { Overlay, OverlayOptions, OverlayReport } from './overlay-contract';

const REMOVED = 'The page keeps removing the heatmap. Reload the page to try again.';

export const createOverlay = (options: OverlayOptions): Overlay => new ChartOverlay(options);

class ChartOverlay implements Overlay {
  private readonly pane: PaneLayer;
  private readonly heat: HeatStack;
  private readonly sides: SideLayers;
  private readonly scales: ScaleChoice;
  private readonly words: PlaceWords;
  private readonly controls: Controls;
  private readonly hover: Hover;
  private readonly clock: Clock;
  private state: ChartState = { kind: 'settling', id: '', reason: 'Waiting for the chart to draw its axes.' };
  private status: OverlayStatus = { market: '', data: 'waiting', note: '' };
  private look: OverlayLook;
  private market = '';
  private basis = 0;
  /** The chart being painted, on the prices of the columns; undefined while the heat is off. */
  private painted: ChartView | undefined;
  /** The view that was drawn last, as it was shown; undefined when the next one must be drawn in any case. */
  private drawn: ChartView | undefined;
  private isRemoved = false;
  private frame = 0;
  isMoving = false;
  /** A view at rest gets cells of the right size. */
  private readonly calm: Calm;
  private lastReport = '';
  /** What the chip was last told. */
  private told: readonly unknown[] = [];

  constructor(private readonly options: OverlayOptions) {
    const { document, window, look } = options;
    this.clock = options.clock ?? systemClock;
    this.calm = new Calm(this.clock, () => {
      this.isMoving = false;
      this.refreshSoon();
    });
    this.look = look;
    this.pane = new PaneLayer(
      document,
      () => this.clock.now(),
      () => this.onGivenUp(),
    );
    this.heat = new HeatStack(document, this.pane.heat, look, (...drawn) => this.paintOver(...drawn));
    this.sides = new SideLayers({ document, hatching: this.heat.hatching, now: () => this.clock.now() });
    this.scales = new ScaleChoice(this.heat);
    this.words = new PlaceWords(this.sides);
    this.controls = new Controls(document, this.pane.controls, {
      symbols: options.symbols,
      calibration: options.calibration,
      now: () => this.clock.now(),
      onChecklist: () => options.onChecklist(),
      onStyle: (layer, style, final) => this.onLegend(layer, style, final),
      onNextScale: () => {
        this.scales.next();
        this.refreshSoon();
      },
      model: () => this.model(),
    });
    this.hover = new Hover(window, this.clock, this.controls.tooltip, {
      view: () => this.painted,
      cellsAt: (view, x, y) => this.heat.cellsAt(view, x, y),
      moreAt: (view, x, y) =>
        this.words.at(
          view,
          { x, y },
          { look: this.look, basis: this.basis, units: unitNames(this.market), now: this.clock.now() },
        ),
      split: (place) => options.onCell(place),
      units: () => unitNames(this.market),
      basis: () => this.basis,
      isControl: (target) => target === this.pane.controls.host,
    });
  }

  get tone(): 'dark' | 'light' {
    return this.controls.tone;
  }

  get marks(): PriceMarks {
    return this.controls.marks;
  }

  show(state: ChartState): void {
    this.state = this.isRemoved ? { kind: 'parked', id: state.id, reason: REMOVED } : state;
    this.paint();
    this.tell();
  }

  setWindow(market: string, layer: HeatLayerId, content: HeatContent): void {
    this.follow(market);
    this.heat.replace(layer, content);
    this.refreshSoon();
  }

  append(layer: HeatLayerId, column: HeatColumn): void {
    this.heat.append(layer, column);
    if (layer === 'order-book') this.sides.follow(column);
    this.refreshSoon();
  }

  setLook(look: OverlayLook): void {
    this.look = look;
    this.heat.setLook(look);
    this.drawn = undefined;
    this.show(this.state);
    this.refreshSoon();
  }

  setSides(market: string, data: SideData): void {
    this.follow(market);
    this.sides.set(data);
    if (data.marks) this.rate(data.marks);
    // What moves is drawn in its next frame, and once more when it has come to rest.
    if (!this.isMoving) this.refreshSoon();
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
    this.calm.stop();
    this.options.window.cancelAnimationFrame(this.frame);
    this.painted = undefined;
    this.marks.lay(undefined);
    this.isRemoved = true;
    this.pane.unmount();
  }

  /** Of another market nothing is kept. */
  private follow(market: string): void {
    if (market === this.market) return;
    this.heat.clear();
    this.sides.clear();
    this.market = market;
  }

  /** Draws the present view, or takes the heat off. A view that stands as it was drawn costs nothing. */
  private paint(): void {
    const view = this.paintableView();
    if (view && this.drawn && isSamePicture(view, this.drawn)) return;
    this.isMoving = this.drawn !== undefined && this.calm.isAwaited;
    this.drawn = view;
    this.painted = view && { ...view, price: shiftPrices(view.price, this.basis) };
    this.pane.heat.hidden = !this.painted;
    this.marks.lay(this.painted);
    this.controls.setPainting(this.painted !== undefined);
    if (!this.painted) this.hover.hide();
    else if (this.heat.draw(this.painted) === 'missing') {
      this.isMoving = false;
      this.refreshSoon();
    } else this.calm.move();
  }

  /** Says and shows what the sizes of the liquidation map rest on. */
  private rate(marks: LiquidationMarks): void {
    const { scale } = marks;
    this.scales.setNote('liquidation', scaleWords(marks));
    if (scale) this.heat.tracks.liquidation.setTrust(SCALE_TRUST[scale]);
  }

  /** Draws what lies over the heatmaps. */
  private paintOver(
    context: CanvasRenderingContext2D,
    view: ChartView,
    painted: readonly PaintedLayer[],
    piece: number,
  ): void {
    const { look, basis } = this;
    const { tone } = this.controls;
    if (look.numbers) paintNumbers(context, view, painted, { currency: look.sizesIn, page: tone });
    const bookScale = this.heat.tracks['order-book'].scale;
    this.sides.paint(context, view, look, { basis, tone, bookScale, piece });
  }

  /** Lays the boxes on the chart; the view, if it can be painted there. */
  private paintableView(): ChartView | undefined {
    const { state } = this;
    if (!showsAnything(this.look) || this.isRemoved) {
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
    const axes = view ? [view.source, view.time.anchor, view.pieces !== undefined, shownError(view)] : [];
    const facts = [state.kind, trouble, status, ...axes];
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

  private refresh(): void {
    if (!this.painted) return;
    if (this.heat.refresh(this.painted, this.clock.now())) this.refreshSoon();
    // A view that moves is drawn in its next frame, and what is written beside it would be laid out anew in that.
    if (this.isMoving) return;
    this.heat.draw(this.painted);
    this.controls.setScale(this.scales.model(this.look, unitNames(this.market).base));
    this.controls.suitTone(this.options.window);
    this.hover.refresh();
  }

  private onLegend(layer: HeatLayerId, style: LayerStyle, final: boolean): void {
    this.look = { ...this.look, layers: { ...this.look.layers, [layer]: style } };
    this.heat.setLook(this.look);
    this.refreshSoon();
    if (final) this.options.onStyle(layer, style);
  }

  private onGivenUp(): void {
    this.isRemoved = true;
    this.show(this.state);
  }
}
