import { type ChartView, yToPrice } from '@/lib/charts/chart-view';
import { narrowed } from '@/lib/charts/time-pieces';
import type { HeatColumn } from '@/lib/heatmaps/columns/column';
import type { FundingView } from '@/lib/heatmaps/funding/view';
import { type BookSides, onlySides } from '@/lib/heatmaps/order-book/sides';
import type { PriceSpan, ProfileNode } from '@/lib/heatmaps/volume-profile/profile';
import { isSound } from '@/lib/playback/sound-column';
import type { CandleRun, SideData } from '@/lib/protocol/messages';
import { CandlePlaces } from '@/lib/render/candle-places';
import { type DepthShape, depthShape, isShapedFor } from '@/lib/render/depth-shape';
import type { Hatching } from '@/lib/render/hatch';
import type { PageTone } from '@/lib/render/page-tone';
import { paintDepth, type PaintDepthOptions } from '@/lib/render/paint-depth';
import { fundingHeight } from '@/lib/render/paint-funding';
import { type FundingBand, fundingPlace } from '@/lib/render/paint-funding-place';
import { paintMarks } from '@/lib/render/paint-marks';
import { longestBar, paintProfile } from '@/lib/render/paint-profile';
import { FlowMarkLayer, type MarkedPlace } from './flow-mark-layer';
import type { OverlayLook } from './look';
import { FundingPicture } from './side-layers-funding';

/** The volume of one row of a profile. */
export interface TradedVolume {
  /** Base units. */
  readonly size: number;
  /** The share (0…1) that aggressors bought; undefined where the side of a part is not known. */
  readonly bought: number | undefined;
}

/** A stretch of prices that the volume profile marks: a node of much or little volume, or one with next to none. */
export interface NamedSpan extends PriceSpan {
  readonly kind: ProfileNode['kind'] | 'void';
  /** The height of the rows it was found in. */
  readonly step: number;
}

export interface SidePainting {
  /** How much higher the prices of the columns are than the page's. */
  readonly basis: number;
  readonly tone: PageTone;
  /** The sizes that the order book's colours stand for; undefined while they are not settled. */
  readonly bookScale: PaintDepthOptions['scale'] | undefined;
  /** Counts the pieces of a chart that leaves time out; 0 on any other. */
  readonly piece: number;
}

/** A book that was heard of earlier is not that of now. */
const BOOK_LASTS_MS = 10_000;
/** Numbers of a candle. */
const CANDLE_FIELDS = 3;

export interface SideLayersOptions {
  readonly document: Document;
  readonly hatching: Hatching;
  /** Milliseconds, from whenever. */
  now(): number;
}

/**
 * What is drawn besides the heatmaps: the book of now, the volume profile, the funding strip, marks, and what is real of
 * the liquidation map.
 */
export class SideLayers {
  private data: SideData = {};
  private book: { readonly column: HeatColumn; readonly heardMs: number } | undefined;
  private shaped:
    | { readonly column: HeatColumn; readonly sides: BookSides; readonly shape: DepthShape }
    | undefined;
  /** The candles on the prices of the columns. */
  private laid: { readonly rows: Float64Array; readonly basis: number } | undefined;
  /** One for each piece of the chart. */
  private readonly strips: FundingPicture[] = [];
  private readonly flow = new FlowMarkLayer();
  private readonly places = new CandlePlaces();

  constructor(private readonly options: SideLayersOptions) {}

  /** Of another market nothing is kept. */
  clear(): void {
    this.data = {};
    this.flow.clear();
    this.book = undefined;
    this.laid = undefined;
  }

  /** Takes in a live column of the order book, the shortest there is: a longer one holds the largest sizes of its time. */
  follow(column: HeatColumn): void {
    if (isSound(column)) this.book = { column, heardMs: this.options.now() };
  }

  /** Takes what is new; the rest stays. */
  set(data: SideData): void {
    this.data = { ...this.data, ...data };
    if (data.candles) this.laid = undefined;
    if (data.flowMarks) this.flow.setMarks(data.flowMarks);
    if (data.bands) this.flow.setBands(data.bands);
  }

  get rates(): FundingView | undefined {
    return this.data.funding;
  }

  /**
   * Draws over what the pane shows already. Without the candles nothing is drawn that could cover them.
   * @param view on the prices of the columns.
   */
  paint(context: CanvasRenderingContext2D, view: ChartView, look: OverlayLook, painting: SidePainting): void {
    const { candles, profile, marks } = this.data;
    const { basis, tone } = painting;
    if (candles) this.paintBook(context, view, look, painting, candles);
    if (look.layers.liquidation.visible && marks) paintMarks(context, view, marks);
    if (!candles) return;
    const { barMs } = candles;
    const rows = this.laidOn(candles, basis);
    if (look.profile.visible && profile) {
      const places = this.places.lay(view, rows, barMs);
      paintProfile(context, view, profile, { places, tone, opacity: look.profile.opacity });
    }
    const { visible, opacity } = look.marks;
    if (visible) this.flow.paint(context, view, { candles: rows, barMs, tone, opacity });
    if (look.funding.visible) this.paintStrip(context, view, look, painting);
  }

  private paintBook(
    context: CanvasRenderingContext2D,
    view: ChartView,
    { layers, profile, bookSides }: OverlayLook,
    { tone, bookScale }: SidePainting,
    { rows, barMs }: CandleRun,
  ): void {
    const { visible, opacity } = layers['order-book'];
    const { book } = this;
    if (!visible || !book || !bookScale || this.options.now() - book.heardMs > BOOK_LASTS_MS) return;
    const { time, stepMs } = book.column;
    // The candle of now may not have come yet.
    const open = Math.ceil((time + stepMs) / barMs) * barMs;
    const newest = (rows.at(-CANDLE_FIELDS) ?? Number.NEGATIVE_INFINITY) + barMs;
    const takenPx = profile.visible && this.data.profile ? longestBar(view.pane) : 0;
    const from = Math.max(open, newest);
    paintDepth(context, view, this.shapeOf(book.column, bookSides, view), {
      scale: bookScale,
      from,
      takenPx,
      tone,
      opacity,
    });
  }

  /** The book as it is drawn: made once, until it or the scale changes. */
  private shapeOf(column: HeatColumn, sides: BookSides, { price }: ChartView): DepthShape {
    const { shaped } = this;
    if (shaped?.column === column && shaped.sides === sides && isShapedFor(shaped.shape, price))
      return shaped.shape;
    const shape = depthShape(price, onlySides(column, sides));
    this.shaped = { column, sides, shape };
    return shape;
  }

  private paintStrip(
    context: CanvasRenderingContext2D,
    view: ChartView,
    look: OverlayLook,
    { basis, tone, piece }: SidePainting,
  ): void {
    const { funding } = this.data;
    const band = this.fundingBand(view, basis);
    // A canvas without height, of a market where nobody pays funding, cannot be drawn.
    if (!funding || !band || band.height === 0) return;
    context.globalAlpha = look.funding.opacity;
    const { document, hatching } = this.options;
    const strip = (this.strips[piece] ??= new FundingPicture(document, hatching));
    strip.paint(context, view, band, { funding, tone });
    context.globalAlpha = 1;
  }

  /** Where the funding strip has room; undefined where it would cover candles. */
  fundingBand(view: ChartView, basis: number): FundingBand | undefined {
    const { candles, funding } = this.data;
    if (!candles || !funding) return undefined;
    return fundingPlace(narrowed(view), this.laidOn(candles, basis), candles.barMs, fundingHeight(funding));
  }

  /** What was traded, within the profile's range, at the price of a client point; undefined where that is not known. */
  tradedAt({ price }: ChartView, clientY: number): TradedVolume | undefined {
    const { profile } = this.data;
    if (!profile) return undefined;
    const row = Math.floor(yToPrice(price, clientY) / profile.binSize) - profile.firstBin;
    const [buy, sell, unknown] = [profile.buy[row], profile.sell[row], profile.unknown[row]];
    if (buy === undefined || sell === undefined || unknown === undefined) return undefined;
    const size = buy + sell + unknown;
    return { size, bought: unknown === 0 && size > 0 ? buy / size : undefined };
  }

  /** What is marked at a client point. */
  markedAt(view: ChartView, clientX: number, clientY: number): MarkedPlace {
    return this.flow.at(view, clientX, clientY);
  }

  /** The nodes and voids of the profile at the price of a client point. */
  nodesAt({ price }: ChartView, clientY: number): readonly NamedSpan[] {
    const { profile } = this.data;
    if (!profile) return [];
    const { nodes, voids, binSize: step } = profile;
    const at = yToPrice(price, clientY);
    const all = [...nodes, ...voids.map((span) => ({ kind: 'void' as const, ...span }))];
    return all.flatMap(({ kind, low, high }) => (at >= low && at < high ? [{ kind, low, high, step }] : []));
  }

  private laidOn({ rows }: CandleRun, basis: number): Float64Array {
    if (this.laid?.basis !== basis) {
      this.laid = {
        basis,
        rows: rows.map((value, at) => (at % CANDLE_FIELDS === 0 ? value : value + basis)),
      };
    }
    return this.laid.rows;
  }
}
