import type { ChartTruth, Rectangle } from './in-page';
import { ASK_READER, type FrameCost, READER_ANSWER, type ReaderAnswer } from './lab-events';

/** Pairs of a price or epoch time and its client coordinate, as the library has them. */
export type Samples = readonly (readonly [value: number, coordinate: number])[];

export interface TruthSample {
  readonly pane: Rectangle;
  readonly unpaintable: boolean;
  readonly prices: Samples;
  readonly times: Samples;
}

/** One view of a page: where its charts have their prices and times, and what the reader says of it. */
export interface TakenView extends ReaderAnswer {
  readonly truths: readonly TruthSample[];
  /** Microseconds of the probe in each frame, and when. */
  readonly probeCosts: readonly FrameCost[];
  /** The same view before the page drew it once more. */
  readonly atOnce?: TakenView;
}

export interface ViewsWanted {
  readonly kind: 'drift' | 'jump' | 'stay';
  readonly count: number;
  readonly firstStep: number;
}

declare global {
  interface Window {
    /** The frame each of `probeSpent` belongs to, on the document's timeline. */
    probeFrames: number[];
    takeViews: typeof takeViews;
    askReader: typeof askReader;
  }
}

const PRICES = 14;
const TIMES = 12;
// The page may break these later.
const { document: ownDocument, CustomEvent: OwnEvent } = window;
const dispatch = ownDocument.dispatchEvent.bind(ownDocument);

/** Main world: moves the page's charts `count` times, and after each move takes what the library and the reader say. */
export async function takeViews({ kind, count, firstStep }: ViewsWanted): Promise<TakenView[]> {
  const views: TakenView[] = [];
  for (let step = firstStep; step < firstStep + count; step += 1) {
    const { chartPage } = window;
    if (!chartPage) throw new Error('The page shows no chart');
    if (kind !== 'stay') await chartPage[kind](step);
    const atOnce = takeView(chartPage.charts);
    if (kind !== 'stay') await chartPage.tick();
    views.push({ ...takeView(chartPage.charts), atOnce });
  }
  return views;
}

function takeView(charts: readonly ChartTruth[]): TakenView {
  const probeFrames = window.probeFrames.splice(0);
  const probeCosts = window.probeSpent
    .splice(0)
    .map((microseconds, index) => ({ microseconds, frame: probeFrames[index] ?? 0 }));
  return { ...askReader(), truths: charts.map(sample), probeCosts };
}

/** Nothing where no reader runs yet. */
export function askReader(): ReaderAnswer {
  let answer: ReaderAnswer = { painted: [], undated: [], silent: ['no reader'], costs: [] };
  const hear = (event: Event) => {
    answer = JSON.parse(String((event as CustomEvent<unknown>).detail)) as ReaderAnswer;
  };
  document.addEventListener(READER_ANSWER, hear);
  dispatch(new OwnEvent(ASK_READER));
  document.removeEventListener(READER_ANSWER, hear);
  return answer;
}

function sample(truth: ChartTruth): TruthSample {
  const { left, top, width, height } = truth.pane();
  const ys = Array.from({ length: PRICES }, (_, index) => top + (height * (index + 0.5)) / PRICES);
  const times = truth.visibleTimes();
  const every = Math.max(1, Math.floor(times.length / TIMES));
  return {
    pane: { left, top, width, height },
    unpaintable: truth.unpaintable ?? false,
    prices: ys.flatMap((y) => pair(truth.priceAt(y), (price) => truth.yOf(price))),
    times: times
      .filter((_, index) => index % every === 0)
      .flatMap((time) => pair(time, (at) => truth.xOf(at))),
  };
}

function pair(value: number | null, place: (value: number) => number | null): Samples {
  const coordinate = value === null ? null : place(value);
  return value === null || coordinate === null ? [] : [[value, coordinate]];
}
