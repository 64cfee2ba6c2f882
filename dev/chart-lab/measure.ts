import { priceToY, type TimePiece, timeToX } from '../../lib/charts/chart-view';
import type { PaintedView } from './lab-events';
import { overlap } from './overlap';
import type { Samples, TakenView, TruthSample } from './take-views';

/** A painted view further off than this lies, in CSS pixels. */
const WRONG_PX = 2;
/** The ends of a piece lie on whole pixels of the screen, CSS pixels. */
const EDGE_PX = 1;
/** A painted view belongs to the chart whose pane it shares this much with (intersection over union). */
const SAME_PANE = 0.6;

/** How far a painted view was from its chart's own coordinates, in CSS pixels at several places inside the pane. */
export interface PaintedReading {
  readonly priceErrors: readonly number[];
  readonly timeErrors: readonly number[];
  /** The share of its times that were painted: a chart that leaves time out is painted in pieces. */
  readonly timeShare: number;
  /** Greatest distance between the edges of the pane and where the reader has them. */
  readonly paneError: number;
}

/** What came of one view of a page. */
export interface ViewVerdict {
  /** One for each chart that was rightly found and painted. */
  readonly readings: readonly PaintedReading[];
  /** Price errors of the charts that were found but not painted, for want of a certain day. */
  readonly undatedErrors: readonly number[];
  /** Charts that may be painted. */
  readonly paintable: number;
  /** Why some painted view must not have been painted; empty for none. */
  readonly wrong: readonly string[];
  /** What the reader said of the charts it did not paint. */
  readonly silent: readonly string[];
}

/**
 * Compares what would be painted with the truth. Wrong is whatever is painted outside of every chart, twice on one, on
 * one that shows no prices, or more than {@link WRONG_PX} off in price or time. Not painted is never wrong.
 */
export function judgeView({ truths, painted, undated, silent, atOnce }: TakenView): ViewVerdict {
  const readings: PaintedReading[] = [];
  const wrong: string[] = atOnce ? [...judgeView(atOnce).wrong] : [];
  const taken = new Set<TruthSample>();
  for (const view of painted) {
    const truth = truthOf(view, truths);
    if (!truth) wrong.push('painted where no chart is');
    else if (truth.unpaintable) wrong.push('painted a scale without prices');
    else if (taken.has(truth)) wrong.push('painted twice');
    else {
      taken.add(truth);
      const reading = read(view, truth);
      readings.push(reading);
      wrong.push(...faultsOf(reading));
    }
  }
  const paintable = truths.filter((truth) => !truth.unpaintable).length;
  return {
    readings,
    undatedErrors: undated.flatMap((view) => undatedErrors(view, truths)),
    paintable,
    wrong,
    silent,
  };
}

function undatedErrors(view: PaintedView, truths: readonly TruthSample[]): readonly number[] {
  const truth = truthOf(view, truths);
  return truth ? read(view, truth).priceErrors : [];
}

function truthOf(view: PaintedView, truths: readonly TruthSample[]): TruthSample | undefined {
  const [best] = truths
    .map((truth) => ({ truth, share: overlap(view.pane, truth.pane) }))
    .toSorted((one, other) => other.share - one.share);
  return best && best.share > SAME_PANE ? best.truth : undefined;
}

function read(view: PaintedView, truth: TruthSample): PaintedReading {
  const { pane, price } = view;
  const { left, top, width, height } = truth.pane;
  const times = truth.times.filter(([, x]) => x >= left && x <= left + width);
  const timeErrors = times.flatMap(([time, x]) => timeError(view, time, x) ?? []);
  return {
    priceErrors: errors(truth.prices, (value) => priceToY(price, value), top, top + height),
    timeErrors,
    timeShare: times.length > 0 ? timeErrors.length / times.length : 1,
    paneError: Math.max(
      Math.abs(pane.left - left),
      Math.abs(pane.top - top),
      Math.abs(pane.width - width),
      Math.abs(pane.height - height),
    ),
  };
}

/**
 * How far off a time is painted that stands at x; undefined where it is not painted. What is painted of other times there
 * is wrong, and so is that time elsewhere, unless it is the end of a piece that lies beside its place by a little.
 */
function timeError({ time: whole, pieces }: PaintedView, time: number, x: number): number | undefined {
  if (!pieces) return Math.abs(timeToX(whole, time) - x);
  const errorOn = (piece: TimePiece) => Math.abs(timeToX(piece.time, time) - x);
  const error = Math.min(...pieces.filter((piece) => isIn(piece, x, EDGE_PX)).map(errorOn));
  if (error <= WRONG_PX) return error;
  const wrong = pieces.filter((piece) =>
    [x, timeToX(piece.time, time)].some((place) => isIn(piece, place, -EDGE_PX)),
  );
  return wrong.length > 0 ? Math.max(...wrong.map(errorOn)) : undefined;
}

const isIn = ({ left, right }: TimePiece, x: number, slack: number) => x >= left - slack && x < right + slack;

const errors = (samples: Samples, place: (value: number) => number, from: number, to: number) =>
  samples
    .filter(([, coordinate]) => coordinate >= from && coordinate <= to)
    .map(([value, coordinate]) => Math.abs(place(value) - coordinate));

function faultsOf({ priceErrors, timeErrors }: PaintedReading): string[] {
  const faults: string[] = [];
  // Not "greater": an error that is no number is one too. A price that cannot be compared was not checked.
  if (priceErrors.length === 0) faults.push('no price to compare');
  if (!priceErrors.every(isSmall)) faults.push(`price off by ${worst(priceErrors)} px`);
  if (!isDateRight({ timeErrors })) faults.push(`time off by ${worst(timeErrors)} px`);
  return faults;
}

const isSmall = (error: number) => error <= WRONG_PX;

/** Whether every bar stands where the reader has its time; a wrong day puts it far away. */
export const isDateRight = ({ timeErrors }: Pick<PaintedReading, 'timeErrors'>) => timeErrors.every(isSmall);

const worst = (values: readonly number[]) => Math.max(...values).toFixed(1);
