import { ensureDefined } from '@/lib/core/assert';
import type { ChartView } from '@/lib/charts/chart-view';
import { unfolded, viewOn } from '@/lib/charts/time-pieces';
import type { HeatColumn } from '@/lib/heatmaps/columns/column';
import type { Pooled } from '@/lib/heatmaps/columns/series';
import type { LayerStyle } from '@/lib/heatmaps/layer-style';
import { HEAT_LAYERS, type HeatLayerId } from '@/lib/heatmaps/layers';
import { type BookSides, sidesOf } from '@/lib/heatmaps/order-book/sides';
import type { HeatContent } from '@/lib/playback/heat-window';
import { paintWithin } from '@/lib/render/clip';
import { CompositeBitmap } from '@/lib/render/composite-bitmap';
import { createHatching, type Hatching } from '@/lib/render/hatch';
import type { PaintedLayer } from '@/lib/render/merge-layers';
import { clearHeat, paintHeat } from '@/lib/render/painter';
import { canvasSurface } from '@/lib/render/pixel-surface';
import { compositeFits, planComposite } from '@/lib/render/plan-composite';
import type { RasterFit } from '@/lib/render/plan-raster';
import type { BookCells } from './book-words';
import { HeatTrack } from './heat-track';
import type { LayerCell } from './tooltip-text';

/** Which heatmaps are painted, how, and which lies on which. */
export interface StackLook {
  readonly layers: Readonly<Record<HeatLayerId, LayerStyle>>;
  /** The first is the lowest. */
  readonly layerOrder: readonly HeatLayerId[];
  readonly bookPooled: Pooled;
  readonly bookSides: BookSides;
}

/** Lines of the picture that are merged in one frame: some milliseconds. */
const LINES_AT_ONCE = 160;
/** The worst of several fits. */
const WORST: readonly RasterFit[] = ['missing', 'poor', 'good'];

/** The heatmaps of one chart, merged into one picture and drawn on a canvas that covers the pane. */
export class HeatStack {
  readonly tracks: Readonly<Record<HeatLayerId, HeatTrack>>;
  readonly hatching: Hatching;
  private readonly context: CanvasRenderingContext2D;
  private picture: CompositeBitmap | undefined;
  private painted: readonly PaintedLayer[] = [];
  /** The heatmaps that are shown, the lowest first. */
  shown: readonly HeatTrack[];

  /**
   * @param over draws what lies over the heatmaps, the lowest first, each time after they were drawn; on a chart that
   * leaves time out, once within each of its pieces, which are counted.
   */
  constructor(
    private readonly document: Document,
    private readonly canvas: HTMLCanvasElement,
    private look: StackLook,
    private readonly over: (
      context: CanvasRenderingContext2D,
      view: ChartView,
      painted: readonly PaintedLayer[],
      piece: number,
    ) => void,
  ) {
    this.context = ensureDefined(canvas.getContext('2d'), 'a 2D context');
    this.hatching = createHatching(this.context, this.surface);
    this.tracks = {
      'order-book': new HeatTrack('order-book', look.layers['order-book']),
      liquidation: new HeatTrack('liquidation', look.layers.liquidation),
      'open-interest': new HeatTrack('open-interest', look.layers['open-interest']),
    };
    this.tracks['order-book'].setSides(sidesOf(look.bookSides));
    this.shown = this.shownOf(look);
  }

  /** What the cells of the order book are. */
  get book(): BookCells {
    const { cells, held } = this.tracks['order-book'];
    const stepMs = cells?.grid.columnMs ?? held.stepMs;
    return { stepMs, pooled: held.pooled, wanted: this.look.bookPooled, sides: this.look.bookSides };
  }

  setLook(look: StackLook): void {
    for (const id of HEAT_LAYERS) {
      if (look.layers[id] !== this.look.layers[id]) this.tracks[id].setStyle(look.layers[id]);
    }
    this.tracks['order-book'].setSides(sidesOf(look.bookSides));
    this.look = look;
    this.shown = this.shownOf(look);
  }

  clear(): void {
    for (const id of HEAT_LAYERS) this.tracks[id].clear();
  }

  replace(layer: HeatLayerId, content: HeatContent): void {
    this.tracks[layer].replace(content);
  }

  /** The cells at a client point, of the topmost heatmap first. */
  cellsAt(view: ChartView, x: number, y: number): readonly LayerCell[] {
    return this.shown.toReversed().flatMap((track): LayerCell[] => {
      const area = track.areaAt(view, x, y);
      if (!area) return [];
      const book = track.id === 'order-book' && { book: this.book };
      return [{ layer: track.id, area, cell: track.cell(area), ...book }];
    });
  }

  append(layer: HeatLayerId, column: HeatColumn): void {
    const track = this.tracks[layer];
    const changed = track.append(column);
    if (changed && track.visible) this.picture?.update(changed);
  }

  /** Draws what is ready, in the host's own frame. Says how well the cells suit the view. */
  draw(view: ChartView): RasterFit {
    const { context } = this;
    this.fitCanvas(view);
    if (!view.pieces) this.drawOn(view, 0);
    else {
      clearHeat(context, view);
      for (const [index, piece] of view.pieces.entries())
        paintWithin(context, view.pane, piece, () => this.drawOn(viewOn(view, piece), index));
    }
    return this.fit(unfolded(view));
  }

  private drawOn(view: ChartView, piece: number): void {
    const { picture, hatching } = this;
    if (picture && this.shown.length > 0) paintHeat(this.context, { axes: view, bitmap: picture, hatching });
    else clearHeat(this.context, view);
    this.over(this.context, view, this.painted, piece);
  }

  /**
   * Cuts the cells anew where the view asks for it, settles the colours and merges a part of what has changed, to be drawn.
   * True when there is more to do.
   */
  refresh(view: ChartView, now: number): boolean {
    const { shown } = this;
    const whole = unfolded(view);
    for (const track of shown) if (track.fit(whole) !== 'good') track.rebuild(whole);
    const painted = shown.flatMap((track) => track.painted(now) ?? []);
    this.painted = painted;
    const rasters = painted.map(({ raster }) => raster);
    if (!this.picture || !compositeFits(this.picture.plan, whole, rasters)) {
      const plan = planComposite(whole, rasters);
      this.picture = plan && new CompositeBitmap(plan, this.surface);
      this.picture?.setLayers(painted);
      // Nothing of it can be shown before it is whole.
      this.picture?.merge();
    } else this.picture.setLayers(painted);
    const isMerged = this.picture?.merge(LINES_AT_ONCE) ?? true;
    return !isMerged || shown.some((track) => track.isEasing(now));
  }

  private shownOf({ layerOrder }: StackLook): readonly HeatTrack[] {
    return layerOrder.map((id) => this.tracks[id]).filter(({ visible }) => visible);
  }

  private readonly surface = (width: number, height: number) => canvasSurface(this.document, width, height);

  private fit(view: ChartView): RasterFit {
    const { shown, picture } = this;
    const rasters = shown.flatMap(({ cells }) => cells ?? []);
    const fits = shown.map((track) => track.fit(view));
    if (rasters.length > 0 && (!picture || !compositeFits(picture.plan, view, rasters))) return 'missing';
    return WORST.find((fit) => fits.includes(fit)) ?? 'good';
  }

  /** One pixel per CSS pixel; setting the size also clears, so only when it changed. */
  private fitCanvas({ pane }: ChartView): void {
    const [width, height] = [Math.ceil(pane.width), Math.ceil(pane.height)];
    if (this.canvas.width === width && this.canvas.height === height) return;
    this.canvas.width = width;
    this.canvas.height = height;
  }
}
