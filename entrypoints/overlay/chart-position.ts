import type { OverlayReport } from '@/components/overlay/overlay';
import type { ChartPlace, ChartState, Rect } from '@/lib/charts/chart-view';

/** Where a chart stands among those of its page. */
export interface ChartPosition {
  readonly state: ChartState;
  /** From 1 on, in reading order. */
  readonly place: number;
  readonly count: number;
  /** The first of its largest, which the page is about. */
  readonly main: boolean;
}

/** Charts of a page that differ by less in their areas are of one size. */
const LIKE_SIZE = 0.8;

/** @param states all charts of the frame, the largest first. */
export function positionOf(state: ChartState, states: readonly ChartState[]): ChartPosition {
  const ordered = states.toSorted(inReadingOrder);
  return {
    state,
    place: ordered.findIndex(({ id }) => id === state.id) + 1,
    count: states.length,
    main: mainOf(ordered)?.id === state.id,
  };
}

/** The chart that a page is about: of those as large as its largest the first. */
export function mainOf(ordered: readonly ChartState[]): ChartState | undefined {
  const largest = Math.max(...ordered.map(areaOf));
  return ordered.find((state) => areaOf(state) >= LIKE_SIZE * largest);
}

function areaOf(state: ChartState): number {
  const { width = 0, height = 0 } = paneOf(state) ?? {};
  return width * height;
}

const placeOf = (state: ChartState): ChartPlace | undefined =>
  state.kind === 'locked' ? state.view : state.place;

/** Where a chart lies in its frame, if that much is known. */
export const paneOf = (state: ChartState): Rect | undefined => placeOf(state)?.pane;

export function inReadingOrder(one: ChartState, other: ChartState): number {
  const [first, second] = [paneOf(one), paneOf(other)];
  if (!first || !second) return first ? -1 : 1;
  return Math.abs(first.top - second.top) < first.height / 2
    ? first.left - second.left
    : first.top - second.top;
}

/** Changes when a chart shows another symbol. */
export const symbolsOf = (states: readonly ChartState[]) =>
  states.map((state) => (state.kind === 'locked' ? state.view.symbol : '')).join();

/** What a chart without a session says of itself. */
export const reportOf = (state: ChartState): OverlayReport => ({
  state: state.kind,
  reason: state.kind === 'locked' ? '' : state.reason,
});

/** The state of a chart whose market nobody names: it is not painted with another's. */
export function unnamed(state: ChartState): ChartState {
  const place = placeOf(state);
  return {
    kind: 'parked',
    id: state.id,
    reason: 'Which market is this? Click to choose it',
    ...(place && { place: { surface: place.surface, pane: place.pane } }),
  };
}
