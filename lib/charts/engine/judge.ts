import { type ChartState, type Rect, timeToX, yToPrice } from '../chart-view';
import type { DisplayClock } from '../fit/display-clock';
import type { Registration } from '../registration/register-bars';
import type { Piece } from '../fit/piece';
import type { TradingViewSample } from '../tradingview/sample';
import { priceAxisOf } from '../tradingview/sample-axes';
import type { ChartCandidate } from './chart-candidates';
import { confirmPercentView, confirmView, type View, viewOfLabels } from './chart-views';
import type { PageChart } from './charts';
import { choosePane, holdsPrice, type LiveMarket } from './choose-pane';
import { CrosshairCheck, type Pointer } from './crosshair-check';
import { GappedTimes } from './gapped-times';
import { drawsPane, findPaneCanvas } from './pane-canvas';
import type { TimeRow } from './time-rows';

/** What is known besides the labels. */
export interface Knowledge {
  /** What the page's chart object says, one of each of its charts; none where there is no such object. */
  readonly samples: readonly TradingViewSample[];
  /** Live price of the chart's market. */
  readonly price: number | undefined;
  readonly now: number;
  readonly pointer: Pointer | undefined;
  /** The user's hand moves the chart. */
  readonly moving: boolean;
}

/** A time row, and the times of the bars above it, from the corner of its surface. */
interface RegisteredRow {
  readonly row: TimeRow;
  readonly slope: number;
  readonly offset: number;
}

/** Object and labels speak of the same pane when its heights differ by no more. */
const SAME_HEIGHT = 3;

/** Decides about each chart of a frame: locked on its price pane, or why not. */
export class ChartJudge {
  private readonly surfaces = new Map<string, Element>();
  private readonly crosshair = new CrosshairCheck();
  private readonly registered = new Map<string, RegisteredRow>();
  private readonly gapped: GappedTimes;
  /** What drew the prices of each chart when it was locked last. */
  private readonly scales = new Map<string, Element>();

  constructor(
    private readonly document: Document,
    private readonly clock: DisplayClock,
  ) {
    this.gapped = new GappedTimes(clock);
  }

  judge(id: string, { panes }: PageChart, known: Knowledge): ChartState {
    const showsNow = panes[0] !== undefined && this.showsNow(panes[0], known.now);
    const choice = choosePane(panes, { price: known.price, showsNow });
    if (!choice) return { kind: 'settling', id, reason: 'Reading the axes' };
    const { kind, candidate, reason } = choice;
    const labels = this.dated(id, candidate, known.moving);
    const place = { surface: this.surfaceOf(id, candidate), pane: labels.pane };
    const unlocked = (state: 'settling' | 'parked', why: string): ChartState =>
      this.isElsewhere(id, candidate)
        ? { kind: state, id, reason: why }
        : { kind: state, id, reason: why, place };
    if (kind === 'settling' || kind === 'parked') return unlocked(kind, reason);
    if (this.crosshair.contradicts(id, candidate, known.pointer)) {
      return unlocked('parked', 'The crosshair says other prices than the axis');
    }
    const view = confirm(labels, candidate, { ...known, showsNow });
    if (view) {
      this.scales.set(id, candidate.priceSurface.surface);
      return { kind: 'locked', id, view: { ...view, surface: place.surface } };
    }
    return kind === 'percent'
      ? unlocked('parked', 'The chart shows percentages, not prices')
      : unlocked('settling', 'The chart and its labels disagree');
  }

  /** Keeps nothing of the charts that are gone, nor what drew them. */
  forget(isKnown: (id: string) => boolean): void {
    for (const memory of [this.surfaces, this.registered, this.scales])
      for (const id of memory.keys()) if (!isKnown(id)) memory.delete(id);
    this.gapped.forget(isKnown);
  }

  /** The bars a chart was found to show say where its times are, as long as its labels stay where they are. */
  dateByBars(id: string, { row, timeSurface }: ChartCandidate, { time }: Registration): void {
    this.registered.set(id, { row, slope: time.slope, offset: time.offset - timeSurface.rect.left });
  }

  /** As {@link dateByBars}, of a chart that leaves time out. False when its labels say something else. */
  dateInPieces(id: string, candidate: ChartCandidate, pieces: readonly Piece[]): boolean {
    return this.gapped.learn(id, candidate, pieces);
  }

  private dated(id: string, candidate: ChartCandidate, moving: boolean): View {
    const view = viewOfLabels(candidate, this.clock);
    const { row, timeSurface } = candidate;
    const known = this.registered.get(id);
    if (known?.row !== row) return this.gapped.dated(id, view, candidate, moving);
    const { slope, offset } = known;
    return { ...view, time: { slope, offset: offset + timeSurface.rect.left, anchor: 'absolute' } };
  }

  /**
   * While the page draws its price scale anew, numbers beside the chart may stand in for it: where they lie says nothing
   * of where the chart lies.
   */
  private isElsewhere(id: string, { priceSurface }: ChartCandidate): boolean {
    const scale = this.scales.get(id);
    return scale?.isConnected === true && scale !== priceSurface.surface;
  }

  private showsNow(candidate: ChartCandidate, now: number): boolean {
    const { time, pane } = viewOfLabels(candidate, this.clock);
    const x = timeToX(time, now);
    return time.anchor !== 'guess' && x >= pane.left && x <= pane.left + pane.width;
  }

  /** The element that draws the pane; looked for only when it is no longer the one of the last frame. */
  private surfaceOf(id: string, { pane, timeSurface, priceSurface }: ChartCandidate): Element {
    const last = this.surfaces.get(id);
    const known = last && (last === timeSurface.surface || isPaneCanvas(last, pane)) ? last : undefined;
    const found = known ?? this.findSurface(pane, timeSurface.surface) ?? priceSurface.surface;
    this.surfaces.set(id, found);
    return found;
  }

  private findSurface(pane: Rect, axis: Element): Element | undefined {
    return axis instanceof HTMLCanvasElement ? findPaneCanvas(this.document, pane) : axis;
  }
}

const isPaneCanvas = (element: Element, pane: Rect) =>
  element instanceof HTMLCanvasElement && drawsPane(element, pane);

/** The view as the chart object confirms it; undefined when the two disagree, or when prices need its word. */
function confirm(
  labels: View,
  candidate: ChartCandidate,
  { samples, ...market }: Knowledge & LiveMarket,
): View | undefined {
  const { percent } = candidate.column.fit;
  const own = samples.filter((sample) => speaksOf(sample, labels.pane.height));
  for (const sample of own) {
    const view = percent ? undefined : confirmView(labels, sample);
    const found = view ?? inPrices(confirmPercentView(labels, candidate, sample), market);
    if (found) return found;
  }
  if (own.length > 0 || percent) return undefined;
  const [only, ...others] = samples;
  return only?.symbol !== undefined && others.length === 0 ? { ...labels, symbol: only.symbol } : labels;
}

/** Labels that are no prices cannot say that the object's prices are wrong by a factor: the market's own price must. */
function inPrices(view: View | undefined, market: LiveMarket): View | undefined {
  if (!view || market.price === undefined) return undefined;
  const { price, pane } = view;
  const ends = [yToPrice(price, pane.top), yToPrice(price, pane.top + pane.height)];
  return holdsPrice({ low: Math.min(...ends), high: Math.max(...ends) }, market) ? view : undefined;
}

/** Whether the object says anything of the pane's scale that the labels can be held against. */
const speaksOf = (sample: TradingViewSample, height: number) =>
  (priceAxisOf(sample) !== undefined || isRelative(sample)) &&
  Math.abs((sample.paneHeight ?? NaN) - height) <= SAME_HEIGHT;

/** A scale of percentages or of an index. */
const isRelative = ({ mode = 0 }: TradingViewSample) => mode > 1;
