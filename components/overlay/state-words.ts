import { type ChartState, type ChartView, isPaintable, MIN_CONFIDENCE } from '@/lib/charts/chart-view';
import type { ChipModel, OverlayStatus } from './chip';

const DATA_WORDS = {
  live: { tone: 'good', word: '' },
  waiting: { tone: 'busy', word: 'no history yet' },
  paused: { tone: 'busy', word: 'paused' },
  degraded: { tone: 'warn', word: 'incomplete' },
  unavailable: { tone: 'bad', word: 'no data' },
} as const;

const SOURCES = {
  labels: { short: 'labels', long: 'their labels' },
  tradingview: { short: 'chart object', long: "the page's chart object" },
  hand: { short: 'by hand', long: 'your two points' },
} as const;

const DATES = {
  absolute: 'read from a date on the axis or at the crosshair',
  tracked: 'known from an earlier view and followed since',
  now: 'taken from the newest bar',
  guess: 'not known yet',
} as const;

const IN_PART = 'The chart leaves time out: it is painted only where its times are certain.';

/** What stands in the way of painting a chart, in words; undefined when it can be painted. */
export function obstacle(state: ChartState, now: number): string | undefined {
  if (state.kind !== 'locked') return state.reason;
  if (isPaintable(state.view, now)) return undefined;
  return state.view.confidence < MIN_CONFIDENCE
    ? 'The axes are not certain yet.'
    : 'The date is uncertain: move the pointer over the chart.';
}

/** What the chip says: the chart's state first, since without axes no data can be shown. */
export function chipModel(state: ChartState, trouble: string | undefined, status: OverlayStatus): ChipModel {
  const { market, data, note } = status;
  if (state.kind === 'parked') return { tone: 'warn', market, word: 'parked', detail: state.reason };
  if (state.kind !== 'locked' || trouble !== undefined) {
    const isUndated = state.kind === 'locked' && state.view.confidence >= MIN_CONFIDENCE;
    const word = isUndated ? 'date uncertain' : 'finding the axes';
    return { tone: 'busy', market, word, detail: trouble ?? '' };
  }
  const { tone, word } = DATA_WORDS[data];
  return { tone, market, word: word || lockWord(state.view), detail: note };
}

/** How the axes are known, in sentences: what was read, how well, and how the day was settled. */
export function readingWords(state: ChartState): readonly string[] {
  if (state.kind !== 'locked') return [];
  const { view } = state;
  const error = errorText(view);
  const price = `Axes read from ${SOURCES[view.source].long}${error && `, prices within ${error}`}.`;
  const gaps = view.pieces ? [IN_PART] : [];
  return [price, `The day is ${dateWords(view)}.`, ...gaps];
}

function dateWords({ source, time }: ChartView): string {
  return source === 'labels' ? DATES[time.anchor] : `read from ${SOURCES[source].long}`;
}

const lockWord = (view: ChartView) =>
  [errorText(view), SOURCES[view.source].short, view.pieces ? 'in part' : '']
    .filter((part) => part !== '')
    .join(' · ');

function errorText(view: ChartView): string {
  const error = shownError(view);
  return Number.isFinite(error) ? `±${error} px` : '';
}

/** In half pixels, rounded up, so that it does not flicker while the chart moves. */
export const shownError = ({ errorPx }: ChartView): number => Math.max(0.5, Math.ceil(2 * errorPx) / 2);
