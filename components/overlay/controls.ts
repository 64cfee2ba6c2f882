import type { ChartView } from '@/lib/charts/chart-view';
import type { LayerStyle } from '@/lib/heatmaps/layer-style';
import { Chip, type ChipModel } from './chip';
import { element } from './element';
import type { ScaleInUse } from './heat-layer';
import { Legend } from './legend';
import { pageTone } from './theme';
import { Tooltip } from './tooltip';

/** Panes lower than this start with the legend folded away. */
const ROOMY_PX = 260;

/** Events that stay with our controls: the chart below must not pan, zoom or take what is typed as a symbol. */
const OWN_EVENTS = [
  'pointerdown',
  'mousedown',
  'touchstart',
  'wheel',
  'click',
  'dblclick',
  'contextmenu',
  'keydown',
  'keypress',
  'keyup',
] as const;

/** The chip, the legend under it and the tooltip, over the pane. */
export class Controls {
  readonly tooltip: Tooltip;
  private readonly ui: HTMLElement;
  private readonly chip: Chip;
  private readonly legend: Legend;
  private canvas: HTMLCanvasElement | undefined;
  private hasScale = false;
  private isPainting = false;
  /** Undefined until the user chose: the room decides. */
  private isUnfolded: boolean | undefined;
  private isRoomy = true;

  constructor(document: Document, root: ShadowRoot, onStyle: (style: LayerStyle, final: boolean) => void) {
    this.tooltip = new Tooltip(document);
    this.legend = new Legend(document, onStyle);
    this.chip = new Chip(document, () => this.toggle());
    const panel = element(document, 'div', 'panel');
    panel.append(this.chip.element, this.legend.element);
    for (const name of OWN_EVENTS) {
      panel.addEventListener(name, (event) => event.stopPropagation(), { passive: true });
    }
    this.ui = element(document, 'div', 'ui dark');
    this.ui.append(panel, this.tooltip.element);
    root.append(this.ui);
    this.fold();
  }

  /** Adapts to the chart: its background, once per canvas, and the room it has. */
  suit(window: Window, { canvas, pane }: ChartView): void {
    const isRoomy = pane.height >= ROOMY_PX;
    if (canvas !== this.canvas) this.ui.className = `ui ${pageTone(window, canvas)}`;
    this.canvas = canvas;
    if (isRoomy === this.isRoomy) return;
    this.isRoomy = isRoomy;
    this.fold();
  }

  setChip(model: ChipModel): void {
    this.chip.update(model);
  }

  setScale(scale: ScaleInUse | undefined, style: LayerStyle, base: string): void {
    this.hasScale = scale !== undefined;
    if (scale) this.legend.update({ scale, style, base });
    this.fold();
  }

  /** Without heat there is nothing for the legend to explain. */
  setPainting(isPainting: boolean): void {
    if (isPainting === this.isPainting) return;
    this.isPainting = isPainting;
    this.fold();
  }

  private toggle(): void {
    this.isUnfolded = !this.unfolded;
    this.fold();
  }

  private get unfolded(): boolean {
    return this.isUnfolded ?? this.isRoomy;
  }

  private fold(): void {
    this.legend.element.hidden = !this.unfolded || !this.hasScale || !this.isPainting;
    this.chip.setExpanded(this.unfolded);
  }
}
