import { type ChartState, isPaintable, MIN_CONFIDENCE } from '@/lib/charts/chart-view';
import type { FrameCost, PaintedView, ReaderAnswer } from './lab-events';

/** What is said of the reader's charts: those the product would paint now, and of all others why not. */
export function answerOf(
  states: readonly ChartState[],
  costs: readonly FrameCost[],
  paintableAt: number | undefined,
): ReaderAnswer {
  const now = Date.now();
  const painted: PaintedView[] = [];
  const undated: PaintedView[] = [];
  const silent: string[] = [];
  for (const state of states) {
    if (state.kind !== 'locked') {
      silent.push(`${state.kind}: ${state.reason}`);
      continue;
    }
    const { surface: _, ...shown } = state.view;
    const { time, confidence } = shown;
    const view: PaintedView = { id: state.id, ...shown };
    if (isPaintable(state.view, now)) painted.push(view);
    else silent.push(`not certain: day ${time.anchor}, confidence ${confidence.toFixed(2)}`);
    if (!isPaintable(state.view, now) && confidence >= MIN_CONFIDENCE) undated.push(view);
  }
  return { painted, undated, silent, costs, ...(paintableAt === undefined ? {} : { paintableAt }) };
}
