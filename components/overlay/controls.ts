import type { ChartPlace, Rect } from '@/lib/charts/chart-view';
import type { LayerStyle } from '@/lib/heatmaps/layer-style';
import type { HeatLayerId } from '@/lib/heatmaps/layers';
import type { PageTone } from '@/lib/render/page-tone';
import { Chip } from './chip';
import { button, element, keepEvents } from './element';
import { Legend, type LegendModel } from './legend';
import { Panel, type PanelModel, type PanelPorts } from './panel';
import { PriceMarks } from './price-marks';
import { pageTone } from './theme';
import { Tooltip } from './tooltip';

/** Panes lower than this start with the legend folded away. */
const ROOMY_PX = 320;

export interface ControlPorts extends Pick<PanelPorts, 'symbols' | 'calibration' | 'now'> {
  onStyle(layer: HeatLayerId, style: LayerStyle, final: boolean): void;
  /** The checklist is wanted beside this chart, or no longer. */
  onChecklist(): void;
  /** Another heatmap's scale is wanted. */
  onNextScale(): void;
  /** What the panel says now. */
  model(): PanelModel;
}

/** The chip with its panel, the legend under it and the tooltip, over the pane. */
export class Controls {
  readonly tooltip: Tooltip;
  readonly marks: PriceMarks;
  private readonly ui: HTMLElement;
  private readonly dock: HTMLElement;
  private readonly chip: Chip;
  private readonly foldButton: HTMLButtonElement;
  private readonly legend: Legend;
  private readonly key: HTMLElement;
  private panel: Panel | undefined;
  private surface: Element | undefined;
  private pane: Rect = { left: 0, top: 0, width: 0, height: 0 };
  private scale: LegendModel | undefined;
  /** What the legend shows: it is not kept up while it is folded. */
  private shownScale: LegendModel | undefined;
  private isPainting = false;
  /** What the page behind the controls looks like. */
  tone: PageTone = 'dark';
  /** Undefined until the user chose: the room decides. */
  private isUnfolded: boolean | undefined;

  constructor(
    private readonly document: Document,
    private readonly root: ShadowRoot,
    private readonly ports: ControlPorts,
  ) {
    this.tooltip = new Tooltip(document);
    this.legend = new Legend(
      document,
      (layer, style, final) => ports.onStyle(layer, style, final),
      () => ports.onNextScale(),
    );
    this.chip = new Chip(document, () => this.open());
    this.foldButton = button(document, 'fold', '', () => this.toggle());
    this.key = element(document, 'div', 'key');
    this.key.append(this.legend.element, this.foldButton);
    this.dock = element(document, 'div', 'dock');
    const checklist = button(document, 'checklist', 'Checklist', () => ports.onChecklist());
    // A press on it is no reason for the page to lose the keyboard.
    checklist.addEventListener('mousedown', (event) => event.preventDefault());
    // Above the chip, whose words and what lies below come and go.
    this.dock.append(checklist, this.chip.element, this.key);
    keepEvents(this.dock);
    this.ui = element(document, 'div', 'ui dark');
    this.marks = new PriceMarks(document, root.host);
    this.ui.append(this.dock, this.tooltip.element, ...this.marks.elements);
    root.append(this.ui);
    this.fold();
  }

  /** Adapts to the chart: its background, once per surface, and the room it has. */
  suit(window: Window, { surface, pane }: ChartPlace): void {
    const { pane: before } = this;
    this.pane = pane;
    if (surface !== this.surface) {
      this.surface = surface;
      this.suitTone(window);
    }
    if (pane.height === before.height && pane.width === before.width) return;
    this.fold();
    this.panel?.resize();
  }

  /** The page may have changed its theme. */
  suitTone(window: Window): void {
    if (!this.surface) return;
    const tone = pageTone(window, this.surface);
    if (tone === this.tone) return;
    this.tone = tone;
    this.ui.className = `ui ${tone}`;
  }

  /** The state of the chart or its data changed. */
  update(): void {
    const model = this.ports.model();
    this.chip.update(model.chip, this.isPainting);
    if (this.panel?.isOpen) this.panel.update(model);
  }

  setScale(scale: LegendModel | undefined): void {
    this.scale = scale;
    this.fold();
  }

  /** Without heat there is nothing for the legend to explain. */
  setPainting(isPainting: boolean): void {
    if (isPainting === this.isPainting) return;
    this.isPainting = isPainting;
    // The chip turns brief at once: the legend below it must not be moved when it does so later.
    this.update();
    this.fold();
  }

  destroy(): void {
    this.panel?.close(false);
  }

  private open(): void {
    if (!this.panel) {
      const { symbols, calibration, now } = this.ports;
      const closed = (hadFocus: boolean) => this.onClosed(hadFocus);
      const ports = { symbols, calibration, now, pane: () => this.pane, closed };
      this.panel = new Panel(this.document, this.root, ports);
      this.ui.append(this.panel.element);
    }
    this.dock.hidden = true;
    this.panel.open(this.ports.model());
  }

  private onClosed(hadFocus: boolean): void {
    this.dock.hidden = false;
    if (hadFocus) this.chip.element.focus({ preventScroll: true });
  }

  private toggle(): void {
    this.isUnfolded = !this.unfolded;
    this.fold();
  }

  private get unfolded(): boolean {
    return this.isUnfolded ?? this.pane.height >= ROOMY_PX;
  }

  private fold(): void {
    const { unfolded, foldButton, legend } = this;
    // Where the chip lies depends on the room alone: it must not jump when heat comes and goes.
    this.dock.classList.toggle('unfolded', unfolded);
    const scale = this.isPainting ? this.scale : undefined;
    this.key.hidden = !scale;
    legend.element.hidden = !unfolded;
    if (scale && unfolded && scale !== this.shownScale) {
      this.shownScale = scale;
      legend.update(scale);
    }
    foldButton.setAttribute('aria-expanded', String(unfolded));
    foldButton.title = unfolded ? 'Fold the colour scale' : 'Unfold the colour scale';
    foldButton.setAttribute('aria-label', foldButton.title);
  }
}
