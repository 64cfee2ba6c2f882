import type { Bar, ChartTruth } from '../../chart-lab/in-page';
import { createRandom } from '../../chart-lab/series';
import { driftView, firstView, frame, jumpView, type View } from '../../chart-lab/views';

export interface ExposedChart {
  readonly charts: readonly ChartTruth[];
  bars(): readonly Bar[];
  show(view: View): void;
}

/** Leaves the truth about the charts of this frame on its window, once there are bars. */
export function exposePage(chart: ExposedChart): void {
  const bars = () => chart.bars();
  const random = createRandom(5);
  let view: View | undefined;
  const move = async (next: View) => {
    view = next;
    chart.show(next);
    await frame(2);
  };
  window.chartPage = {
    charts: chart.charts,
    bars,
    drift: (step) => move(driftView(view ?? firstView(bars()), step, bars(), random)),
    tick: () => move(view ?? firstView(bars())),
    jump: (step) => move(jumpView(step, bars(), random, false)),
  };
  window.chartDrawnAt = performance.now();
}
