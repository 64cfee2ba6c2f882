import { type PriceAxis, priceToY } from '../chart-view';
import { fitLine } from '../fit/line';
import { axisThrough } from './sample-axes';
import type { TradingViewSample } from './sample';

export interface ScaleLabel {
  /** CSS pixels from the top of the pane. */
  readonly y: number;
  /** The number as it is written: 1.25 for `1.25%`. */
  readonly value: number;
}

/** Labels and object may differ by this much anywhere in the pane, in CSS pixels. */
const MAX_DISAGREEMENT = 2;
/** Two labels lie on any straight line: only the third one can disagree. */
const MIN_LABELS = 3;
const PERCENTAGE = 2;
const INDEXED = 3;
const LINEAR = { model: 'linear', shift: 0 } as const;

/**
 * The price axis of a percentage or indexed scale, y from the top of the pane; undefined when the labels on the
 * screen do not say the same within 2 px everywhere in the pane.
 *
 * What the real library answers in these modes is unverified: `coordinateToPrice` may give prices or the numbers of
 * the labels. So the labels decide. A percentage is 100 · (p / base − 1) and an index 100 · p / base: both are a
 * straight line of the price, and the price zero is −100 % or 0. One base must put every label where the object has
 * its price. A base of 100 also fits when the object says index numbers instead of prices, so it settles nothing.
 * Labels cannot tell prices that are wrong by another factor: whether they are the market's must be checked as well.
 */
export function confirmPercent(
  { mode, paneHeight, prices }: TradingViewSample,
  labels: readonly ScaleLabel[],
): PriceAxis | undefined {
  if (paneHeight === undefined || (mode !== PERCENTAGE && mode !== INDEXED)) return undefined;
  const axis = prices.every(([price]) => price > 0) ? axisThrough(prices, LINEAR) : undefined;
  const marks = axis && marksOf(labels, paneHeight, mode === PERCENTAGE ? -100 : 0);
  if (!marks) return undefined;
  const base = baseOf(axis, marks);
  const confirmed = base > 0 && disagreement(axis, base, marks) <= MAX_DISAGREEMENT;
  return confirmed && disagreement(axis, 100, marks) > MAX_DISAGREEMENT ? axis : undefined;
}

/** A height in the pane, and the price there as a share of the base. */
interface Mark {
  readonly y: number;
  readonly share: number;
}

/** The labels, and the ends of the pane as the line through the labels has them; `zero` is written at a price of 0. */
function marksOf(labels: readonly ScaleLabel[], height: number, zero: number): readonly Mark[] | undefined {
  if (labels.length < MIN_LABELS) return undefined;
  const line = fitLine(labels.map(({ y, value }) => ({ u: value, v: y })));
  if (!line || line.slope === 0) return undefined;
  const ends = [0, height].map((y) => ({ y, value: (y - line.offset) / line.slope }));
  return [...labels, ...ends].map(({ y, value }) => ({ y, share: (value - zero) / 100 }));
}

/** The base that fits best: least squares of y = offset + slope · base · share. */
function baseOf({ offset, slope }: PriceAxis, marks: readonly Mark[]): number {
  let shared = 0;
  let spread = 0;
  for (const { y, share } of marks) {
    shared += (y - offset) * slope * share;
    spread += (slope * share) ** 2;
  }
  return shared / spread;
}

const disagreement = (axis: PriceAxis, base: number, marks: readonly Mark[]) =>
  Math.max(...marks.map(({ y, share }) => Math.abs(priceToY(axis, base * share) - y)));
