import { type ChartState, NO_CHART } from '@/lib/charts/chart-view';
import { inReadingOrder, mainOf } from './chart-position';
import type { ChartSession } from './chart-session';

/** The charts of one frame as they are now, and the sessions of those that have one. */
export class ChartSessions {
  states: readonly ChartState[] = [];
  private readonly byChart = new Map<string, ChartSession>();

  constructor(private readonly open: (state: ChartState) => ChartSession) {}

  get all(): readonly ChartSession[] {
    return [...this.byChart.values()];
  }

  /** Whether any chart moved a moment ago. */
  get isMoving(): boolean {
    return this.all.some(({ overlay }) => overlay.isMoving);
  }

  /** The chart the page is about. */
  get main(): ChartState | undefined {
    return mainOf(this.states.toSorted(inReadingOrder));
  }

  of(chartId: string | undefined): ChartSession | undefined {
    return this.byChart.get(chartId ?? NO_CHART);
  }

  /** Opens the sessions of new charts, shows all what they are now, and ends those of charts that are gone. */
  show(states: readonly ChartState[]): void {
    this.states = states;
    for (const [id, session] of this.byChart) {
      if (states.some((state) => state.id === id)) continue;
      session.destroy();
      this.byChart.delete(id);
    }
    for (const state of states) {
      if (state.id === NO_CHART) continue;
      const session = this.byChart.get(state.id) ?? this.open(state);
      this.byChart.set(state.id, session);
      session.show(state);
    }
  }

  destroy(): void {
    for (const session of this.all) session.destroy();
    this.byChart.clear();
  }
}
