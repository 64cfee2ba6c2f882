import { HOUR_MS } from '../core/durations';
import { markOf } from '../heatmaps/marks/mark-fixture';
import type { FlowMark, MarkBand } from '../heatmaps/marks/flow-mark';
import { MarkLayout } from './mark-layout';
import { MemorySurface } from './memory-surface';
import { paintFlowMarks, type PaintFlowMarksOptions } from './paint-flow-marks';
import { AXES, START, wander } from './paint-profile-scene';
import type { ChartAxes } from './project';
import { WholePixelContext } from './whole-pixel-context';

/** When the newest candle of `wander` ends. */
export const NOW = START + 95 * HOUR_MS;

const { chart } = wander();

export const SCENE: PaintFlowMarksOptions = {
  marks: [],
  bands: [],
  time: NOW,
  candles: chart,
  barMs: HOUR_MS,
  tone: 'dark',
  opacity: 1,
};

const wall = (price: number, parts: Partial<FlowMark>) =>
  markOf({ price, side: price > 960 ? 'ask' : 'bid', ...parts });
const run = (kind: FlowMark['kind'], hour: number, parts: Partial<FlowMark>) =>
  markOf({ kind, state: 'ended', since: START + hour * HOUR_MS, until: START + hour * HOUR_MS, ...parts });

const ENDS = ['filled', 'pulled', 'moved', 'mixed', 'faded', 'unseen'] as const;
const VERDICTS = ['genuine', 'undecided', 'suspicious'] as const;

/** Every mark there is, around the candles of `wander`. */
export const ALL_MARKS: readonly FlowMark[] = [
  ...VERDICTS.map((verdict, index) =>
    wall(1_080 - 12 * index, { verdict, since: START + (20 + 20 * index) * HOUR_MS, until: NOW }),
  ),
  wall(915, { since: START + 60 * HOUR_MS, until: NOW }),
  ...ENDS.map((state, index) =>
    wall(905 + 3 * index, {
      state,
      since: START + (4 + 8 * index) * HOUR_MS,
      until: START + (10 + 8 * index) * HOUR_MS,
    }),
  ),
  // Candles go through it.
  wall(960, { side: 'ask', state: 'filled', since: START + 22 * HOUR_MS, until: START + 32 * HOUR_MS }),
  run('sweep', 12, { side: 'ask', from: 930, price: 945 }),
  run('sweep', 12, { id: 'next', side: 'ask', from: 930, price: 945 }),
  run('sweep', 40, { side: 'bid', from: 930, price: 920 }),
  run('iceberg', 52, { side: 'bid', price: 960 }),
  run('absorption', 60, { side: 'bid', price: 960, until: START + 64 * HOUR_MS, state: 'stood' }),
  run('absorption', 70, { side: 'ask', price: 960, until: START + 74 * HOUR_MS, state: 'failed' }),
  run('absorption', 92, { side: 'ask', price: 960, state: 'started' }),
  run('cascade', 80, { side: 'bid', from: 980, price: 940, until: START + 88 * HOUR_MS }),
];

export const BANDS: readonly MarkBand[] = [
  { kind: 'convergence', low: 1_020, high: 1_040, words: [] },
  { kind: 'void', low: 930, high: 1_000, words: [] },
];

/** What is drawn of a scene, and where. */
export function paintScene(parts: Partial<PaintFlowMarksOptions>, axes: ChartAxes = AXES) {
  const canvas = new WholePixelContext(new MemorySurface(axes.pane.width, axes.pane.height));
  const layout = new MarkLayout();
  paintFlowMarks(canvas, axes, layout, { ...SCENE, ...parts });
  return { canvas, layout };
}
