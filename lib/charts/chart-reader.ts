import type { Calibration } from './calibration/calibration';
import { type ChartState, type ChartView, NO_CHART } from './chart-view';
import { findCandidates } from './engine/chart-candidates';
import { ChartTracker, RETURN_MS } from './engine/chart-tracker';
import { sameStates } from './engine/chart-views';
import { chartsOf, type PageChart } from './engine/charts';
import { applyPins } from './engine/date-pins';
import { GeometryWatch } from './engine/geometry-watch';
import { HandCharts } from './engine/hand-charts';
import { ChartJudge } from './engine/judge';
import { type LabelListener, type ListenerCounts, listenForLabels } from './engine/label-listener';
import { type DrawnLabel, readPayload } from './engine/read-payload';
import { ObjectWatch } from './engine/object-watch';
import { Registrar, type RegistrationPorts } from './engine/registrar';
import { settleDate } from './engine/settle-date';
import { SurfaceReading } from './engine/surface-reading';
import { findChartPlace, viewOfObject } from './engine/unlabelled';
import { type DomAxes, watchDomAxes } from './dom/watch-dom-axes';
import { DisplayClock } from './fit/display-clock';
import type { ChartChannel } from './handover';
import type { Registration } from './registration/register-bars';
import type { Piece } from './fit/piece';
import type { TradingViewSample } from './tradingview/sample';

export interface ChartReaderOptions {
  readonly document: Document;
  readonly window: Window & typeof globalThis;
  readonly channel: ChartChannel;
  /**
   * Called with every change, in the frame in which the page drew it and before that frame is painted: all charts of
   * the frame, the largest first. Without any, one state says why.
   */
  readonly onCharts: (states: readonly ChartState[]) => void;
  /** Live price of a chart's market in quote units, where one is known: a chart that does not fit it is parked. */
  readonly knownPrice?: (chartId: string) => number | undefined;
  /** Axes the user gave by hand for a chart; they count more than what is read. */
  readonly calibrationOf?: (chartId: string) => Calibration | undefined;
  /** Whether the page names a market: then a plot without labels is taken for its chart. */
  readonly expectsChart?: () => boolean;
  /** Where bars are known, they settle the date of charts whose labels do not say it. */
  readonly registration?: RegistrationPorts;
}

export interface ChartReader {
  readonly counts: ListenerCounts;
  /** Reads everything anew: after a known price, a calibration or the page's symbol changed. */
  refresh(): void;
  /** Asks the page's TradingView object from now on; its main-world script must be injected. */
  useTradingView(): void;
  stop(): void;
}

/** How long a page may load before its view counts as one that was moved. */
const LOADING_MS = 3000;
/** A chart that was pushed goes on by itself for so long. */
const COASTING_MS = 1000;
/** A page that has shown no axis for this long has none we can read. */
const PATIENCE_MS = 5000;
/** A new surface is listened to for so many draws before it must show an axis or a date. */
const PROBATION = 20;

/** Reads the axes of the price charts of a frame, and follows them. */
export function createChartReader(options: ChartReaderOptions): ChartReader {
  return new Reader(options);
}

class Reader implements ChartReader {
  private readonly readings = new Map<Element, SurfaceReading>();
  private readonly draws = new WeakMap<Element, number>();
  private readonly clock = new DisplayClock(() => Date.now());
  private readonly tracker = new ChartTracker();
  private readonly judge: ChartJudge;
  private readonly hand: HandCharts;
  private readonly listener: LabelListener;
  private readonly domAxes: DomAxes;
  private readonly geometry: GeometryWatch;
  private readonly patience: ReturnType<typeof setTimeout>;
  private object: ObjectWatch | undefined;
  private forgetting: ReturnType<typeof setTimeout> | undefined;
  private readonly registrar: Registrar | undefined;
  private states: readonly ChartState[] = [];
  private charts = new Map<string, PageChart>();
  private surfaceCount = 0;
  /** When the first labels were seen; a view that is older may have been moved since. */
  private firstSeen = Infinity;
  private labelledAt = 0;
  /** When there was a chart with axes last: epoch milliseconds. */
  private axesAt = -Infinity;
  private scheduled = false;
  private waitedLong = false;
  private stopped = false;

  constructor(private readonly options: ChartReaderOptions) {
    const { document, window, channel } = options;
    this.judge = new ChartJudge(document, this.clock);
    this.registrar =
      options.registration &&
      new Registrar(document, options.registration, {
        frame: () => this.frame(),
        labelledAt: () => this.labelledAt,
        viewOf: (id) => this.viewOf(id),
        onRegistered: (id, registration) => this.date(id, registration),
        onPieces: (id, pieces) => this.dateInPieces(id, pieces),
      });
    this.hand = new HandCharts((id) => options.calibrationOf?.(id));
    this.geometry = new GeometryWatch(document, window, {
      onMove: () => this.update(false),
      onTouch: (event) => this.hand.touch(event),
    });
    this.listener = listenForLabels({ document, window, name: channel.name, onLabels: this.hear });
    this.domAxes = watchDomAxes({ document, window, onLabels: this.hear });
    this.patience = setTimeout(() => {
      this.waitedLong = true;
      this.update(true);
    }, PATIENCE_MS);
    for (const [canvas, payload] of channel.payloads) {
      const labels = readPayload(payload);
      // Without a time nothing but words was drawn before.
      if (labels) this.hear(canvas, labels, channel.since || Date.now());
    }
    this.update(true);
  }

  get counts(): ListenerCounts {
    return this.listener.counts;
  }

  refresh(): void {
    this.update(true);
  }

  useTradingView(): void {
    if (this.object) return;
    this.object = new ObjectWatch(this.options.document, () => this.update(true));
    this.object.poll();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.patience);
    clearTimeout(this.forgetting);
    this.listener.stop();
    this.domAxes.stop();
    this.geometry.stop();
    this.registrar?.stop();
    this.object?.stop();
    this.readings.clear();
  }

  /** Notes what a surface shows. Every surface of a draw burst is heard before the burst is made sense of. */
  private readonly hear = (surface: Element, labels: readonly DrawnLabel[], since = Date.now()): boolean => {
    this.firstSeen = Math.min(this.firstSeen, since);
    let reading = this.readings.get(surface);
    if (!reading) {
      reading = new SurfaceReading((this.surfaceCount += 1), surface);
      this.readings.set(surface, reading);
    }
    reading.draw(labels);
    if (!this.scheduled) {
      this.scheduled = true;
      queueMicrotask(() => this.update(false));
    }
    const draws = (this.draws.get(surface) ?? 0) + 1;
    this.draws.set(surface, draws);
    return reading.hasAxes || reading.pins.length > 0 || draws < PROBATION;
  };

  private update(always: boolean): void {
    if (this.stopped) return;
    if (this.scheduled) this.labelledAt = this.frame();
    this.scheduled = false;
    const now = Date.now();
    const context = { clock: this.clock, ...this.motion(now) };
    let changed = always || this.object?.isSpeaking === true;
    for (const [surface, reading] of this.readings) {
      if (!surface.isConnected) this.readings.delete(surface);
      changed = !surface.isConnected || reading.read(context) || changed;
    }
    if (!changed) return;
    applyPins(this.readings.values());
    this.report(this.read(now));
    this.registrar?.consider(this.states, now);
  }

  private read(now: number): readonly ChartState[] {
    const samples = this.object?.ask(now) ?? [];
    for (const { timeZone } of samples) if (timeZone !== undefined) this.clock.useZone(timeZone);
    const charts = chartsOf(findCandidates([...this.readings.values()]));
    const states =
      charts.length > 0 ? this.readCharts(charts, samples, now) : this.readWithoutLabels(samples, now);
    const missing = this.tracker.missing(now);
    if (missing.length > 0) this.lookAgain();
    this.judge.forget(this.tracker.knows);
    const all = [
      ...states,
      ...missing.map((id): ChartState => ({ kind: 'settling', id, reason: 'The page changed its chart' })),
    ];
    return all.length > 0 ? all : [this.nothing()];
  }

  private readCharts(
    charts: readonly PageChart[],
    samples: readonly TradingViewSample[],
    now: number,
  ): readonly ChartState[] {
    this.axesAt = now;
    const panes = charts.flatMap((chart) => chart.panes);
    this.geometry.watch(
      panes.flatMap(({ priceSurface, timeSurface }) => [priceSurface.surface, timeSurface.surface]),
    );
    const ids = this.tracker.assign(charts.map(placeOf), now);
    this.charts = new Map(charts.map((chart, index) => [ids[index] ?? '', chart]));
    return charts.map((chart, index) => {
      const id = ids[index] ?? '';
      const price = this.options.knownPrice?.(id);
      const { pointer } = this.geometry;
      const { moving } = this.motion(now);
      const state = this.judge.judge(id, chart, { samples, price, now, pointer, moving });
      return this.hand.override(state, now) ?? state;
    });
  }

  /** A chart whose labels cannot be read: by the word of the chart object, else by hand. */
  private readWithoutLabels(samples: readonly TradingViewSample[], now: number): readonly ChartState[] {
    const { document } = this.options;
    const view = viewOfObject(document, samples);
    this.charts.clear();
    // A page that makes its chart anew shows it without labels for a moment.
    const isOver = this.waitedLong && now - this.axesAt >= RETURN_MS;
    const isExpected = isOver && this.options.expectsChart?.() === true;
    const place = view ?? (isExpected ? findChartPlace(document) : undefined);
    const ids = this.tracker.assign(place ? [{ key: 'unlabelled', pane: place.pane }] : [], now);
    if (!place) return [];
    this.geometry.watch([place.surface]);
    const id = ids[0] ?? '';
    const reason = 'No price and time axis can be read on this chart';
    const state: ChartState = view ? { kind: 'locked', id, view } : { kind: 'parked', id, reason, place };
    return [this.hand.override(state, now) ?? state];
  }

  private nothing(): ChartState {
    return this.waitedLong
      ? { kind: 'parked', id: NO_CHART, reason: 'No price and time axis found on this page' }
      : { kind: 'settling', id: NO_CHART, reason: 'Looking for a chart' };
  }

  private motion(now: number): { readonly fresh: boolean; readonly moving: boolean } {
    const { touched, movedAt } = this.geometry;
    return {
      fresh: !touched && now - this.firstSeen < LOADING_MS,
      moving: now - movedAt < COASTING_MS,
    };
  }

  private frame(): number {
    return Number(this.options.document.timeline.currentTime);
  }

  private viewOf(id: string): ChartView | undefined {
    const state = this.states.find((known) => known.id === id);
    return state?.kind === 'locked' ? state.view : undefined;
  }

  private date(id: string, registration: Registration): void {
    const [candidate] = this.charts.get(id)?.panes ?? [];
    if (!candidate) return;
    // Where labels and bars disagree, neither is believed.
    if (candidate.row.isVague) this.judge.dateByBars(id, candidate, registration);
    else if (!settleDate(candidate, registration, this.clock)) return;
    this.update(true);
  }

  private dateInPieces(id: string, pieces: readonly Piece[]): void {
    const [candidate] = this.charts.get(id)?.panes ?? [];
    if (candidate && this.judge.dateInPieces(id, candidate, pieces)) this.update(true);
  }

  /** A chart that went missing is forgotten after a while. */
  private lookAgain(): void {
    clearTimeout(this.forgetting);
    this.forgetting = setTimeout(() => this.update(true), RETURN_MS);
  }

  private report(states: readonly ChartState[]): void {
    if (sameStates(states, this.states)) return;
    this.states = states;
    this.options.onCharts(states);
  }
}

const placeOf = ({ key, panes: [largest] }: PageChart) => ({
  key,
  pane: largest?.pane ?? { left: 0, top: 0, width: 0, height: 0 },
});
