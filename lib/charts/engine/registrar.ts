import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../core/durations';
import { type ChartState, type ChartView, MIN_CONFIDENCE } from '../chart-view';
import type { KnownBar } from '../registration/aggregate-bars';
import { ShapeSource } from '../registration/ask-shapes';
import type { Box } from '../registration/read-shapes';
import { svgBoxes } from '../registration/svg-boxes';
import { registerBars, type Registration } from '../registration/register-bars';
import type { Piece } from '../fit/piece';
import { registerPieces, withGaps } from '../registration/register-pieces';

/** What registration needs from outside. */
export interface RegistrationPorts {
  /** Puts the main-world script that notes boxes into this frame. */
  inject(): Promise<void>;
  /** Bars of a chart's market on the page's own venue, by interval, up to now; none where they are not at hand. */
  bars(chartId: string, intervals: readonly number[]): Promise<ReadonlyMap<number, readonly KnownBar[]>>;
}

interface Listener {
  /** The frame that is being made, on the document's timeline. */
  frame(): number;
  /** The frame of the newest label. */
  labelledAt(): number;
  /** What a chart shows now. */
  viewOf(chartId: string): ChartView | undefined;
  /** The chart shows these bars. */
  onRegistered(chartId: string, registration: Registration): void;
  /** The chart leaves time out, and shows bars in these pieces. */
  onPieces(chartId: string, pieces: readonly Piece[]): void;
}

interface Tries {
  readonly at: number;
  readonly count: number;
  readonly slope: number;
}

interface Trial {
  readonly id: string;
  readonly surface: Element;
  readonly series: ReadonlyMap<number, readonly KnownBar[]>;
}

const INTERVALS = [
  SECOND_MS,
  ...[1, 3, 5, 15, 30, 60, 120, 240, 360, 720].map((minutes) => minutes * MINUTE_MS),
  DAY_MS,
];
/** Bars narrower or wider than this in CSS pixels are not drawn as bars. */
const [MIN_BAR, MAX_BAR] = [1.2, 60];
/** Labels that contradict one another may stand on a chart that shows no more than one of so many hours. */
const MOST_LEFT_OUT = 5;
/** A chart is compared this often while its date is uncertain, and less often after so many vain trials at one scale. */
const TRY_EVERY_MS = 60;
const RETRY_MS = 200;
const REST_MS = 1000;
const TRIALS = 8;
const SAME_SCALE = 0.02;

/** Settles the date of charts whose labels do not say it, by the bars the page draws. */
export class Registrar {
  private readonly tried = new Map<string, Tries>();
  private source: Promise<ShapeSource> | undefined;
  /** What waits for the next redraw, by chart. */
  private readonly trials = new Map<string, Trial>();
  private states: readonly ChartState[] = [];
  private retry: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;

  constructor(
    private readonly document: Document,
    private readonly ports: RegistrationPorts,
    private readonly listener: Listener,
  ) {}

  /** Begins a comparison when a chart needs one and it is time; the page's next redraw of that chart answers it. */
  consider(states: readonly ChartState[], now: number): void {
    this.states = states;
    for (const state of states) {
      if (state.kind !== 'locked' || !needsDate(state.view)) this.tried.delete(state.id);
      else if (this.isTime(state.id, state.view, now)) {
        void this.begin(state.id, state.view);
        return;
      }
    }
  }

  stop(): void {
    this.stopped = true;
    this.trials.clear();
    clearTimeout(this.retry);
    void this.source?.then((source) => source.stop());
  }

  private isTime(id: string, { time: { slope } }: ChartView, now: number): boolean {
    const last = this.tried.get(id) ?? { at: -Infinity, count: 0, slope };
    const count = Math.abs(slope / last.slope - 1) < SAME_SCALE ? last.count : 0;
    if (now - last.at < (count < TRIALS ? TRY_EVERY_MS : REST_MS)) return false;
    this.tried.set(id, { at: now, count: count + 1, slope });
    return true;
  }

  private async begin(id: string, { surface, time: { slope }, confidence }: ChartView): Promise<void> {
    const isBent = confidence < MIN_CONFIDENCE;
    const least = isBent ? MIN_BAR / MOST_LEFT_OUT : MIN_BAR;
    const intervals = INTERVALS.filter((ms) => ms * slope >= least && ms * slope <= MAX_BAR);
    try {
      const bars = await this.ports.bars(id, intervals);
      // Labels that contradict one another say nothing of a market that leaves no time out.
      const series = isBent ? withGaps(bars) : bars;
      if (this.stopped) return;
      // A page that draws nothing more gives no occasion to try again.
      this.considerLater(id);
      if (series.size === 0) return;
      if (!(surface instanceof HTMLCanvasElement)) {
        this.compare({ id, surface, series }, svgBoxes(surface), this.listener.frame());
        return;
      }
      this.source ??= this.open();
      const source = await this.source;
      if (this.stopped) return;
      for (const other of this.trials.keys()) if (!this.listener.viewOf(other)) this.trials.delete(other);
      this.trials.set(id, { id, surface, series });
      source.ask(surface);
    } catch {
      // Without bars or script the date stays as uncertain as it was; the next trial may have them.
    }
  }

  private considerLater(id: string): void {
    clearTimeout(this.retry);
    const isEarly = (this.tried.get(id)?.count ?? 0) < TRIALS;
    this.retry = setTimeout(() => this.consider(this.states, Date.now()), isEarly ? RETRY_MS : REST_MS);
  }

  private async open(): Promise<ShapeSource> {
    await this.ports.inject();
    return new ShapeSource({
      document: this.document,
      onShapes: (canvas, boxes) => this.hear(canvas, boxes),
    });
  }

  /** A page may draw its axes in a later callback of the same frame: boxes and axes must be of one frame. */
  private hear(canvas: HTMLCanvasElement, boxes: readonly Box[]): void {
    const frame = this.listener.frame();
    for (const trial of this.trials.values()) {
      if (trial.surface !== canvas) continue;
      this.trials.delete(trial.id);
      setTimeout(() => this.compare(trial, boxes, frame));
    }
  }

  private compare({ id, surface, series }: Trial, boxes: readonly Box[], frame: number): void {
    const view = this.listener.viewOf(id);
    const isCurrent = !this.stopped && this.listener.labelledAt() <= frame;
    if (!isCurrent || view?.surface !== surface || !needsDate(view)) return;
    const { pane, price, time } = view;
    const found = registerBars(boxes, { pane, price, time: { slope: time.slope } }, series);
    if (found) {
      this.listener.onRegistered(id, found);
      return;
    }
    // Across what is left out labels give no scale.
    const known = view.pieces && { time: { slope: time.slope } };
    const pieces = registerPieces(boxes, { pane, price, ...known }, series);
    if (pieces.length > 0) this.listener.onPieces(id, pieces);
  }
}

/**
 * A chart whose labels contradict one another may leave time out, and then shows other bars in other pieces as it moves:
 * a chart object, which knows its times where they are on one line, does not tell them.
 */
function needsDate({ source, time: { anchor }, pieces, confidence }: ChartView): boolean {
  if (source === 'hand' || (anchor === 'absolute' && confidence >= MIN_CONFIDENCE)) return false;
  const mayLeaveOut = confidence < MIN_CONFIDENCE || pieces !== undefined;
  return mayLeaveOut || (source === 'labels' && anchor !== 'tracked');
}
