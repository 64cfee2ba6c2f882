import { type ChartView, xToTime, yToPrice } from '@/lib/charts/chart-view';
import { viewAt } from '@/lib/charts/time-pieces';
import type { Clock } from '@/lib/core/clock';
import type { HeatLayerId } from '@/lib/heatmaps/layers';
import type { CellArea } from '@/lib/playback/heat-window';
import type { CellReport } from '@/lib/protocol/messages';
import type { Tooltip } from './tooltip';
import type { UnitNames } from './layer-words';
import { type LayerCell, type SplitAnswer, tooltipText } from './tooltip-text';

/** A place of one heatmap. */
export interface CellPlace {
  readonly layer: HeatLayerId;
  readonly time: number;
  readonly price: number;
}

/** What the pointer's cell is looked up in. */
export interface HoverSource {
  /** The chart being painted; undefined while nothing is. */
  view(): ChartView | undefined;
  /** The cells at a client point, of the topmost heatmap first. */
  cellsAt(view: ChartView, x: number, y: number): readonly LayerCell[];
  /** What else is known of a client point. */
  moreAt(view: ChartView, x: number, y: number): readonly string[];
  split(place: CellPlace): Promise<CellReport>;
  units(): UnitNames;
  /** How much higher the cells' prices are than those the page shows. */
  basis(): number;
  /** Whether an event's target is our own controls. */
  isControl(target: EventTarget | null): boolean;
}

/** The pointer rests so long on a cell before its venues are asked for. */
const ASK_DELAY_MS = 80;

/** Follows the pointer over the pane, without catching it, and says what lies under it. */
export class Hover {
  private pointer: { readonly x: number; readonly y: number } | undefined;
  private area: CellArea | undefined;
  private split: SplitAnswer;
  private cancelAsk: () => void = () => undefined;
  private readonly listening = new AbortController();

  private frame = 0;

  constructor(
    private readonly window: Window,
    private readonly clock: Clock,
    private readonly tooltip: Tooltip,
    private readonly source: HoverSource,
  ) {
    const { signal } = this.listening;
    window.addEventListener('pointermove', (event) => this.onMove(event), {
      passive: true,
      capture: true,
      signal,
    });
    // The pointer left the frame, or its device went away.
    window.document.addEventListener('pointerleave', () => this.hide(), { signal });
    window.addEventListener('blur', () => this.hide(), { signal });
  }

  /** Says it anew: the chart moved under the pointer, or its data changed. */
  refresh(): void {
    const { pointer } = this;
    const whole = this.source.view();
    const view = whole && pointer && viewAt(whole, pointer.x);
    if (view && pointer) this.tell(view, pointer);
    else this.tooltip.hide();
  }

  private tell(view: ChartView, pointer: { readonly x: number; readonly y: number }): void {
    const cells = this.source.cellsAt(view, pointer.x, pointer.y);
    const more = this.source.moreAt(view, pointer.x, pointer.y);
    const [first] = cells;
    if (!first && more.length === 0) {
      this.tooltip.hide();
      return;
    }
    const area = first?.area ?? pixelArea(view, pointer.x, pointer.y);
    if (!isSameArea(area, this.area)) this.enter(area, first);
    const { left, top, width, height } = view.pane;
    const text = tooltipText({
      area: this.labelled(area),
      cells: cells.map((cell) => ({ ...cell, area: this.labelled(cell.area) })),
      split: this.split,
      units: this.source.units(),
      more,
      now: this.clock.now(),
    });
    this.tooltip.show(text, pointer.x - left, pointer.y - top, width, height);
  }

  hide(): void {
    this.window.cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.pointer = undefined;
    this.area = undefined;
    this.cancelAsk();
    this.tooltip.hide();
  }

  destroy(): void {
    this.hide();
    this.listening.abort();
  }

  private onMove(event: PointerEvent): void {
    // Who drags looks at the chart, not for a number.
    const isPointing = event.buttons === 0 && event.pointerType !== 'touch';
    const view = isPointing ? this.source.view() : undefined;
    if (!view || !this.isOver(view, event)) {
      if (this.pointer) this.hide();
      return;
    }
    this.pointer = { x: event.clientX, y: event.clientY };
    this.refreshSoon();
  }

  /** A pointer may move many times in a frame: it is looked up once. */
  private refreshSoon(): void {
    if (this.frame !== 0) return;
    this.frame = this.window.requestAnimationFrame(() => {
      this.frame = 0;
      this.refresh();
    });
  }

  /** Over the pane, and over the chart itself: neither our controls nor a menu of the page on top of it. */
  private isOver({ pane, surface }: ChartView, { clientX, clientY, target }: PointerEvent): boolean {
    const x = clientX - pane.left;
    const y = clientY - pane.top;
    if (!(x >= 0 && y >= 0 && x < pane.width && y < pane.height)) return false;
    const chart = surface.parentElement;
    return !this.source.isControl(target) && (!chart || (target instanceof Node && chart.contains(target)));
  }

  /** The area as the page's own prices have it. */
  private labelled(area: CellArea): CellArea {
    const basis = this.source.basis();
    return { ...area, low: area.low - basis, high: area.high - basis };
  }

  /** The newest cell's answer wins: one that comes after the pointer moved on is dropped. */
  private enter(area: CellArea, first: LayerCell | undefined): void {
    this.area = area;
    this.cancelAsk();
    // Means are not kept venue by venue.
    const peak = first?.cell.kind === 'known' && first.book?.pooled !== 'mean' ? first.cell.peak : undefined;
    this.split = peak && 'asked';
    if (!first || !peak) return;
    const place = { layer: first.layer, time: peak.time, price: peak.price };
    const answer = (split: SplitAnswer) => {
      if (this.area !== area) return;
      this.split = split;
      this.refresh();
    };
    this.cancelAsk = this.clock.after(ASK_DELAY_MS, () => {
      this.source.split(place).then(answer, () => answer(undefined));
    });
  }
}

/** What a pixel covers, where no heatmap has a cell. */
function pixelArea({ price, time }: ChartView, x: number, y: number): CellArea {
  const prices = [yToPrice(price, y), yToPrice(price, y + 1)];
  return {
    from: xToTime(time, x),
    to: xToTime(time, x + 1),
    low: Math.min(...prices),
    high: Math.max(...prices),
  };
}

const isSameArea = (area: CellArea, other: CellArea | undefined) =>
  area.from === other?.from && area.to === other.to && area.low === other.low && area.high === other.high;
