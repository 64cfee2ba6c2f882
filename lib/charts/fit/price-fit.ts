import type { PriceAxis } from '../chart-view';
import type { NumberReading, ParsedNumber } from '../labels/parse-number';
import { fitLine, type Line, type Point } from './line';
import { type AxisModel, candidateModels, transform } from './price-models';

/** A number label and where its middle lies, in CSS pixels. */
export interface PriceLabel {
  readonly y: number;
  readonly number: ParsedNumber;
}

export interface PriceFit<Label extends PriceLabel = PriceLabel> extends PriceAxis {
  readonly line: Line;
  /** Labels that lie on the axis. */
  readonly labels: readonly Label[];
  /** Labels that were looked at, the same text at the same place counted once. */
  readonly total: number;
  /** Sum of the weights of the labels on the axis: round numbers weigh more than last prices and orders. */
  readonly weight: number;
  /** The same, where each label counts the less the further it lies beside the axis. */
  readonly support: number;
  readonly percent: boolean;
  /** Decimals after a comma. */
  readonly comma: boolean;
  /** Lowest and highest price among the labels. */
  readonly low: number;
  readonly high: number;
  readonly top: number;
  readonly bottom: number;
}

/** Distance in CSS pixels up to which a label is said to lie on the axis. */
const TOLERANCE = 1.2;
/** A label rounds its price, which may move it by as much again but never further than this. */
const MAX_ROUNDING = 1.5;
/** Every label within this of the last frame's model: the model stands. */
const SAME_MODEL_WORST = 0.6;
const MIN_LABELS = 3;
const VALUE_LABEL_WEIGHT = 0.4;
/** Two labels closer than this say too little about the slope. */
const MIN_PAIR_DISTANCE = 18;
const LONG_LADDER = 24;
/** A line with this share of all support there could be need not be looked for any further. */
const NEARLY_ALL = 0.985;

interface PricePoint<Label extends PriceLabel> extends NumberReading {
  readonly y: number;
  weight: number;
  readonly label: Label;
}

/**
 * The price axis most labels agree on, or undefined when fewer than three do. `previous` is the fit of the last
 * frame: while all labels still lie on its model, and no closer to the other kind of scale, nothing else is tried.
 */
export function fitPrice<Label extends PriceLabel>(
  labels: readonly Label[],
  previous?: AxisModel & Notation,
): PriceFit<Label> | undefined {
  return (previous && fitAsBefore(labels, previous)) ?? fitAnew(labels);
}

/** A view of few prices fits both kinds of scale: it is the next ones that tell which it was. */
function fitAsBefore<Label extends PriceLabel>(
  labels: readonly Label[],
  previous: AxisModel & Notation,
): PriceFit<Label> | undefined {
  const same = fitSameModel(labels, previous);
  const other = same && fitSameModel(labels, { ...previous, ...otherModel(previous) });
  return other && isCloser(other, same) ? undefined : same;
}

function fitAnew<Label extends PriceLabel>(labels: readonly Label[]): PriceFit<Label> | undefined {
  let best: PriceFit<Label> | undefined;
  for (const comma of labels.some(isAmbiguous) ? [false, true] : [false]) {
    for (const percent of [false, true]) {
      const points = toPoints(labels, comma, percent);
      if (points.length < MIN_LABELS) continue;
      for (const model of candidateModels(points)) {
        const fit = consensus(points, model, { comma, percent });
        if (fit && (!best || isBetter(fit, best))) best = fit;
      }
    }
  }
  return best;
}

const isAmbiguous = ({ number: { point, comma } }: PriceLabel) => point?.value !== comma?.value;

function isBetter(fit: PriceFit, best: PriceFit): boolean {
  // One more label is no gain where all others must give way to it: last prices are held inside of the pane.
  if (Math.abs(fit.weight - best.weight) > 1e-9) return fit.support > best.support;
  // Linear comes first, and a point before the decimals: another model must be clearly closer.
  return fit.comma === best.comma && isCloser(fit, best);
}

const isCloser = (fit: PriceFit, best: PriceFit) => fit.line.rms < best.line.rms - 0.03;

const otherModel = ({ model }: AxisModel): AxisModel => ({
  model: model === 'log' ? 'linear' : 'log',
  shift: 0,
});

function toPoints<Label extends PriceLabel>(
  labels: readonly Label[],
  comma: boolean,
  percent: boolean,
): PricePoint<Label>[] {
  const points: PricePoint<Label>[] = [];
  for (const label of labels) {
    const reading = comma ? label.number.comma : label.number.point;
    if (!reading || label.number.percent !== percent) continue;
    points.push({ value: reading.value, decimals: reading.decimals, y: label.y, weight: 1, label });
  }
  // A last price may be round by chance where the ticks are not, as on some logarithmic axes.
  const digits = points.map(({ label }) => label.number.digits).toSorted((one, other) => one - other);
  const usual = digits[MIN_LABELS - 1] ?? 0;
  for (const point of points) if (point.label.number.digits > usual + 2) point.weight = VALUE_LABEL_WEIGHT;
  points.sort((one, other) => one.y - other.y);
  return points.filter((point, index) => {
    const before = points[index - 1];
    return !before || point.y - before.y > 0.75 || point.value !== before.value;
  });
}

interface Notation {
  readonly comma: boolean;
  readonly percent: boolean;
}

/** The labels of a fit on the same kind of scale, read in another notation; undefined where they do not read so. */
export const refit = <Label extends PriceLabel>(
  { labels, line }: PriceFit<Label>,
  model: AxisModel & Notation,
): PriceFit<Label> | undefined => fitSameModel(labels, model, line.worst + SAME_MODEL_WORST);

function fitSameModel<Label extends PriceLabel>(
  labels: readonly Label[],
  { model, shift, comma, percent }: AxisModel & Notation,
  worst = SAME_MODEL_WORST,
): PriceFit<Label> | undefined {
  const points = toPoints(labels, comma, percent);
  if (points.length < MIN_LABELS || points.length < labels.length / 2) return undefined;
  const line = fitLine(points.map((point) => toPlane(point, { model, shift })));
  if (!line || !(line.worst < worst)) return undefined;
  return describe(line, points, points.length, { model, shift }, { comma, percent });
}

const toPlane = <Label extends PriceLabel>({ value, y }: PricePoint<Label>, model: AxisModel): Point => ({
  u: transform(value, model),
  v: y,
});

/** Random-sample consensus over all pairs: the line with the most support, then least squares on the labels on it. */
function consensus<Label extends PriceLabel>(
  points: readonly PricePoint<Label>[],
  model: AxisModel,
  notation: Notation,
): PriceFit<Label> | undefined {
  const plane = points.map((point) => toPlane(point, model));
  const roundings = points.map((point) => roundingOf(point, model));
  let chosen: Pick<Line, 'offset' | 'slope'> | undefined = bestPair(points, plane, roundings);
  let inliers: readonly PricePoint<Label>[] = [];
  let line: Line | undefined;
  for (let pass = 0; pass < 2 && chosen; pass += 1) {
    const { offset, slope }: Pick<Line, 'offset' | 'slope'> = chosen;
    const on = plane.map(({ u, v }, index) => isOn(offset + slope * u - v, slope, roundings[index] ?? 0));
    inliers = points.filter((_, index) => on[index]);
    line = chosen = fitLine(plane.filter((_, index) => on[index]));
  }
  if (!line || inliers.length < MIN_LABELS || line.slope === 0) return undefined;
  return describe(line, inliers, points.length, model, notation);
}

/** Half of the last digit, as a distance on the transformed axis. */
function roundingOf({ value, decimals }: NumberReading, { model, shift }: AxisModel): number {
  const half = 0.5 * 10 ** -decimals;
  return model === 'linear' ? half : half / (value + shift);
}

function supportOf<Label extends PriceLabel>(
  points: readonly PricePoint<Label>[],
  { offset, slope }: Line,
  model: AxisModel,
): number {
  return points.reduce((sum, point) => {
    const { u, v } = toPlane(point, model);
    return sum + point.weight * agreement(offset + slope * u - v, slope, roundingOf(point, model));
  }, 0);
}

/** 1 for a label on the line, less for one beside it, 0 for one that lies as far off as a label on the line may. */
const agreement = (distance: number, slope: number, rounding: number) =>
  1 - (distance / toleranceOf(slope, rounding)) ** 2;

const toleranceOf = (slope: number, rounding: number) =>
  TOLERANCE + Math.min(Math.abs(slope) * rounding, MAX_ROUNDING);

const isOn = (distance: number, slope: number, rounding: number) =>
  Math.abs(distance) <= toleranceOf(slope, rounding);

interface Candidate {
  readonly offset: number;
  readonly slope: number;
  readonly support: number;
}

function bestPair<Label extends PriceLabel>(
  points: readonly PricePoint<Label>[],
  plane: readonly Point[],
  roundings: readonly number[],
): Candidate | undefined {
  const everything = points.reduce((sum, { weight }) => sum + weight, 0);
  let best: Candidate | undefined;
  for (const [first, last] of pairsOf(plane)) {
    const slope = (last.v - first.v) / (last.u - first.u);
    const found = weigh(points, plane, roundings, first.v - slope * first.u, slope);
    if (!best || found.support > best.support) best = found;
    if (found.support > NEARLY_ALL * everything) return found;
  }
  return best;
}

/** Pairs of points of different price, far enough apart, the farthest first. */
function* pairsOf(plane: readonly Point[]): Generator<readonly [Point, Point]> {
  const stride = plane.length > LONG_LADDER ? 2 : 1;
  for (let i = 0; i < plane.length; i += stride) {
    for (let j = plane.length - 1; j > i; j -= stride) {
      const [first, last] = [plane[i], plane[j]];
      if (!first || !last || last.v - first.v < MIN_PAIR_DISTANCE) break;
      if (last.u !== first.u) yield [first, last];
    }
  }
}

function weigh<Label extends PriceLabel>(
  points: readonly PricePoint<Label>[],
  plane: readonly Point[],
  roundings: readonly number[],
  offset: number,
  slope: number,
): Candidate {
  let support = 0;
  let lastY = -Infinity;
  for (let k = 0; k < plane.length; k += 1) {
    const { u, v } = plane[k] as Point;
    const distance = offset + slope * u - v;
    const rounding = roundings[k] ?? 0;
    if (!isOn(distance, slope, rounding)) continue;
    // Labels on top of one another are one witness.
    if (v - lastY > 3) support += (points[k]?.weight ?? 0) * agreement(distance, slope, rounding);
    lastY = v;
  }
  return { offset, slope, support };
}

function describe<Label extends PriceLabel>(
  line: Line,
  points: readonly PricePoint<Label>[],
  total: number,
  model: AxisModel,
  notation: Notation,
): PriceFit<Label> {
  const values = points.map(({ value }) => value);
  const heights = points.map(({ y }) => y);
  return {
    model: model.model,
    shift: model.shift,
    comma: notation.comma,
    percent: notation.percent,
    offset: line.offset,
    slope: line.slope,
    line,
    labels: points.map(({ label }) => label),
    total,
    weight: points.reduce((sum, { weight }) => sum + weight, 0),
    support: supportOf(points, line, model),
    low: Math.min(...values),
    high: Math.max(...values),
    top: Math.min(...heights),
    bottom: Math.max(...heights),
  };
}
