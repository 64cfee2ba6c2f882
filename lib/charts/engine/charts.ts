import type { Rect } from '../chart-view';
import type { ChartCandidate } from './chart-candidates';

/** The panes over one time axis: one chart of the page. */
export interface PageChart {
  /** Names the time axis, as long as the page keeps the element that draws it. */
  readonly key: string;
  /** The largest first. */
  readonly panes: readonly ChartCandidate[];
}

/** Charts below this size are sparklines beside a larger one, not charts of their own. */
const MIN_WIDTH = 300;
const MIN_HEIGHT = 200;
const MINI_SHARE = 0.25;

export const areaOf = ({ width, height }: Rect) => width * height;

/** The charts of a frame, the largest first. Mini charts beside a much larger one are left out. */
export function chartsOf(candidates: readonly ChartCandidate[]): readonly PageChart[] {
  const groups = new Map<string, ChartCandidate[]>();
  for (const candidate of candidates) {
    const { timeSurface, row } = candidate;
    const key = `${timeSurface.id}-${timeSurface.rows.indexOf(row)}`;
    const group = groups.get(key);
    if (group) group.push(candidate);
    else groups.set(key, [candidate]);
  }
  const charts = [...groups].map(([key, panes]) => ({
    key,
    panes: panes.toSorted((one, other) => areaOf(other.pane) - areaOf(one.pane)),
  }));
  const sorted = charts.toSorted((one, other) => largestArea(other) - largestArea(one));
  const [main] = sorted;
  return main ? sorted.filter((chart) => chart === main || !isMini(chart, main)) : [];
}

const largestArea = ({ panes: [largest] }: PageChart) => (largest ? areaOf(largest.pane) : 0);

function isMini(chart: PageChart, main: PageChart): boolean {
  const pane = chart.panes[0]?.pane;
  if (!pane) return true;
  const isSmall = pane.width < MIN_WIDTH || pane.height < MIN_HEIGHT;
  return isSmall && areaOf(pane) < MINI_SHARE * largestArea(main);
}
