import type { Calibration } from '../calibration/calibration';
import { axesOf, calibrationHolds } from '../calibration/calibration-axes';
import type { ChartPlace, ChartState, Rect } from '../chart-view';

/** A hand puts its marks this exactly. */
const HAND_ERROR_PX = 1;
const MOVED = 'The chart was moved since it was calibrated: calibrate it again';

/** Charts whose axes the user gave by hand. Such a chart cannot tell when it moves, so whatever may move it ends them. */
export class HandCharts {
  private readonly panes = new Map<string, Rect>();
  private readonly touched = new WeakSet<Calibration>();

  /** @param calibrationOf the calibration in force of a chart. */
  constructor(private readonly calibrationOf: (chartId: string) => Calibration | undefined) {}

  /** Somebody pointed, scrolled or typed: the chart under the pointer, or any when it was a key, may move. */
  touch(event: Event): void {
    for (const [id, pane] of this.panes) {
      const calibration = this.calibrationOf(id);
      if (calibration && mayMove(event, pane)) this.touched.add(calibration);
    }
  }

  /** The state of a calibrated chart by its calibration; undefined for all others. */
  override(state: ChartState, now: number): ChartState | undefined {
    const { id } = state;
    const place = placeOf(state);
    const calibration = this.calibrationOf(id);
    this.panes.delete(id);
    if (!calibration || !place) return undefined;
    const { surface, pane } = place;
    this.panes.set(id, pane);
    const axes = axesOf(calibration, pane);
    const isTouched = this.touched.has(calibration);
    if (!axes || !calibrationHolds(calibration, { pane, isTouched, now })) {
      return { kind: 'parked', id, reason: MOVED, place: { surface, pane } };
    }
    const certainty = { confidence: 1, errorPx: HAND_ERROR_PX, source: 'hand' } as const;
    return { kind: 'locked', id, view: { surface, pane, ...axes, ...certainty } };
  }
}

const placeOf = (state: ChartState): ChartPlace | undefined =>
  state.kind === 'locked' ? state.view : state.place;

function mayMove(event: Event, { left, top, width, height }: Rect): boolean {
  if (!(event instanceof MouseEvent)) return true;
  const { clientX, clientY } = event;
  return clientX >= left && clientX <= left + width && clientY >= top && clientY <= top + height;
}
