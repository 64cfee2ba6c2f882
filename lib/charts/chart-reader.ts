import { type ChartState, type Rect } from './chart-view';
import { CanvasReading } from './engine/canvas-reading';
import { type ChartCandidate, findCandidates } from './engine/chart-candidates';
import { confirmView, sameView, viewOfLabels, viewOfObject } from './engine/chart-views';
import { chooseChart } from './engine/choose-chart';
import { applyPins } from './engine/date-pins';
import { GeometryWatch } from './engine/geometry-watch';
import { type LabelListener, type ListenerCounts, listenForLabels } from './engine/label-listener';
import { drawsPane, findPaneCanvas, findPaneOfHeight } from './engine/pane-canvas';
import { type DrawnLabel, readPayload } from './engine/read-payload';
import { DisplayClock, zoneClock } from './fit/display-clock';
import type { ChartChannel } from './handover';
import { TradingViewSource } from './tradingview/ask-tradingview';
import type { TradingViewSample } from './tradingview/sample';

export interface ChartReaderOptions {
  readonly document: Document;
  readonly window: Window & typeof globalThis;
  readonly channel: ChartChannel;
  /** Called with every change, in the frame in which the page drew it and before that frame is painted. */
  readonly onState: (state: ChartState) => void;
  /** Live price of the page's symbol in quote units, where one is known: a chart that does not fit it is parked. */
  readonly knownPrice?: () => number | undefined;
}

export interface ChartReader {
  readonly counts: ListenerCounts;
  /** Reads everything anew: after the known price or the page's symbol changed. */
  refresh(): void;
  /** Asks the page's TradingView object from now on; its main-world script must be injected. */
  useTradingView(): void;
  stop(): void;
}

/** A page that has shown no axis for this long has none we can read. */
const PATIENCE_MS = 5000;
/** A chart object is asked this often even when no label is drawn. */
const POLL_MS = 250;
/** A new canvas is listened to for so many draws before it must show an axis or a date. */
const PROBATION = 20;

/** Reads the axes of the main price chart of a frame, and follows them. */
export function createChartReader(options: ChartReaderOptions): ChartReader {
  return new Reader(options);
}

class Reader implements ChartReader {
  private readonly readings = new Map<HTMLCanvasElement, CanvasReading>();
  private readonly draws = new WeakMap<HTMLCanvasElement, number>();
  private readonly clock = new DisplayClock(() => Date.now());
  private readonly listener: LabelListener;
  private readonly geometry: GeometryWatch;
  private readonly patience: ReturnType<typeof setTimeout>;
  private tradingView: TradingViewSource | undefined;
  private poll: ReturnType<typeof setInterval> | undefined;
  private timeZone: string | undefined;
  private state: ChartState | undefined;
  private canvasCount = 0;
  private scheduled = false;
  private waitedLong = false;
  private hadChart = false;
  private stopped = false;

  constructor(private readonly options: ChartReaderOptions) {
    const { document, window, channel } = options;
    this.geometry = new GeometryWatch(document, window, () => this.update(false));
    this.listener = listenForLabels({ document, window, name: channel.name, onLabels: this.hear });
    this.patience = setTimeout(() => {
      this.waitedLong = true;
      this.update(true);
    }, PATIENCE_MS);
    for (const [canvas, payload] of channel.payloads) {
      const labels = readPayload(payload);
      if (labels) this.hear(canvas, labels, channel.since);
    }
    this.report({ kind: 'settling', reason: 'Looking for a chart' });
  }

  get counts(): ListenerCounts {
    return this.listener.counts;
  }

  refresh(): void {
    this.update(true);
  }

  useTradingView(): void {
    if (this.tradingView) return;
    this.tradingView = new TradingViewSource(this.options.document);
    this.poll = setInterval(() => this.update(true), POLL_MS);
    this.update(true);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.patience);
    this.listener.stop();
    this.geometry.stop();
    clearInterval(this.poll);
    this.tradingView?.stop();
    this.readings.clear();
  }

  /** Notes what a canvas drew. Every canvas of a draw burst is heard before the burst is made sense of. */
  private readonly hear = (
    canvas: HTMLCanvasElement,
    labels: readonly DrawnLabel[],
    since = Date.now(),
  ): boolean => {
    let reading = this.readings.get(canvas);
    if (!reading) {
      reading = new CanvasReading((this.canvasCount += 1), canvas, since);
      this.readings.set(canvas, reading);
    }
    reading.draw(labels);
    if (!this.scheduled) {
      this.scheduled = true;
      queueMicrotask(() => this.update(false));
    }
    const draws = (this.draws.get(canvas) ?? 0) + 1;
    this.draws.set(canvas, draws);
    return reading.hasAxes || reading.pins.length > 0 || draws < PROBATION;
  };

  private update(always: boolean): void {
    this.scheduled = false;
    if (this.stopped) return;
    const context = { clock: this.clock, now: Date.now(), touched: this.geometry.touched };
    let changed = always || this.tradingView !== undefined;
    for (const [canvas, reading] of this.readings) {
      if (!canvas.isConnected) this.readings.delete(canvas);
      changed = !canvas.isConnected || reading.read(context) || changed;
    }
    if (!changed) return;
    applyPins(this.readings.values());
    this.report(this.judge());
  }

  private judge(): ChartState {
    const candidates = findCandidates([...this.readings.values()]);
    this.hadChart ||= candidates.length > 0;
    const sample = this.askTradingView();
    const choice = chooseChart(candidates, this.options.knownPrice?.());
    if (choice.kind === 'chosen') return this.judgeLabels(choice.candidate, sample);
    if (candidates.length > 0) return choice;
    return (sample && this.judgeObject(sample)) ?? this.judgeNothing();
  }

  /** Without any axis: a chart has gone, or none has come yet. */
  private judgeNothing(): ChartState {
    if (this.hadChart) return { kind: 'parked', reason: 'The page changed its chart' };
    return this.waitedLong
      ? { kind: 'parked', reason: 'No price and time axis found on this page' }
      : { kind: 'settling', reason: 'Reading the axes' };
  }

  private askTradingView(): TradingViewSample | undefined {
    const sample = this.tradingView?.ask();
    if (sample?.timeZone !== undefined && sample.timeZone !== this.timeZone) {
      this.timeZone = sample.timeZone;
      const clock = zoneClock(sample.timeZone);
      if (clock) this.clock.settle(clock);
    }
    return sample;
  }

  private judgeLabels(candidate: ChartCandidate, sample: TradingViewSample | undefined): ChartState {
    const labels = viewOfLabels(candidate, this.clock);
    const view = sample ? confirmView(labels, sample) : labels;
    if (!view) return { kind: 'settling', reason: 'The chart and its labels disagree' };
    const canvas = this.canvasOf(view.pane) ?? candidate.priceCanvas.canvas;
    this.geometry.watch([canvas, candidate.priceCanvas.canvas, candidate.timeCanvas.canvas]);
    return { kind: 'locked', view: { ...view, canvas } };
  }

  private judgeObject(sample: TradingViewSample): ChartState | undefined {
    const canvas = findPaneOfHeight(this.options.document, sample.paneHeight);
    if (!canvas) return undefined;
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const view = viewOfObject(sample, { left, top, width, height });
    if (!view) return undefined;
    this.geometry.watch([canvas]);
    return { kind: 'locked', view: { ...view, canvas } };
  }

  private canvasOf(pane: Rect): HTMLCanvasElement | undefined {
    const last = this.state?.kind === 'locked' ? this.state.view.canvas : undefined;
    return drawsPane(last, pane) ? last : findPaneCanvas(this.options.document, pane);
  }

  private report(state: ChartState): void {
    const { state: last } = this;
    if (last && sameState(last, state)) return;
    this.state = state;
    this.options.onState(state);
  }
}

function sameState(one: ChartState, other: ChartState): boolean {
  if (one.kind === 'locked') return other.kind === 'locked' && sameView(one.view, other.view);
  return other.kind === one.kind && other.reason === one.reason;
}
