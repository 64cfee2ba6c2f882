import { fitLine } from '../fit/line';
import type { Box } from './read-shapes';

/** Bars stand at x = phase + spacing · k for whole numbers k, in CSS pixels. */
export interface BarGrid {
  readonly phase: number;
  readonly spacing: number;
}

interface FoundGrid extends BarGrid {
  /** 1 when all centres stand exactly on the grid. */
  readonly concentration: number;
}

/** Spacings looked for, in CSS pixels. Below the lesser one whole pixels fit grids that are not there. */
const MIN_SPACING = 2;
const MAX_SPACING = 130;
/** Where the scale of the labels names the spacing, that is no danger. */
const MIN_NAMED_SPACING = 1.4;
/** Fewer boxes of a kind show no grid. */
const MIN_CENTRES = 8;
/** Steps of the search: between two of them a grid runs out of step by a quarter of a bar over all bars. */
const STEPS_PER_TURN = 4;
/** The share of the concentration that is possible which a grid must have: what stands on twice the spacing has none. */
const MIN_CONCENTRATION = 0.8;
/** Multiples of a grid fit as well as it does, so the widest of the nearly best is taken. */
const NEARLY_BEST = 0.85;

/** The widest grid most boxes of some kind stand on, or undefined. */
export function findGrid(kinds: readonly Float64Array[]): BarGrid | undefined {
  return best(kinds, 1 / MAX_SPACING, 1 / MIN_SPACING);
}

/** The grid whose spacing is within a share of the one named. */
export function findGridNear(
  kinds: readonly Float64Array[],
  spacing: number,
  share: number,
): BarGrid | undefined {
  if (spacing < MIN_NAMED_SPACING || spacing > MAX_SPACING) return undefined;
  return best(kinds, 1 / (spacing * (1 + share)), 1 / (spacing * (1 - share)));
}

/**
 * Where boxes stand, in order, by kind: wicks, bodies and all. The sides of a hollow body are as narrow as its wick
 * and may touch those of the next, so no one kind will always do.
 */
export function centresByKind(boxes: readonly Box[]): readonly Float64Array[] {
  const narrowest = boxes.reduce((least, { left, right }) => Math.min(least, right - left), Infinity);
  const bodies = boxes.filter(({ left, right }) => right - left > narrowest * 1.2 + 0.1);
  const all = uprightsOf(boxes);
  return [wicksOf(all), uprightsOf(bodies), all]
    .filter(({ length }) => length >= MIN_CENTRES)
    .map((uprights) => Float64Array.from(uprights, ({ centre }) => centre));
}

interface Upright {
  readonly centre: number;
  top: number;
  bottom: number;
}

/** What is drawn around one centre, from left to right. */
function uprightsOf(boxes: readonly Box[]): readonly Upright[] {
  const found = new Map<number, Upright>();
  for (const { left, right, top, bottom } of boxes) {
    const tenths = Math.round((left + right) * 5);
    const upright = found.get(tenths);
    if (!upright) found.set(tenths, { centre: tenths / 10, top, bottom });
    else {
      upright.top = Math.min(upright.top, top);
      upright.bottom = Math.max(upright.bottom, bottom);
    }
  }
  return [...found.values()].toSorted((one, other) => one.centre - other.centre);
}

/** Those that reach farther than what is next to them on either side, as no side of a body does. */
function wicksOf(uprights: readonly Upright[]): readonly Upright[] {
  const reach = (index: number) => {
    const { top, bottom } = uprights[index] ?? { top: 0, bottom: 0 };
    return bottom - top;
  };
  return uprights.filter((_, index) => reach(index) > Math.max(reach(index - 1), reach(index + 1)));
}

/** What the kind says that stands best on a grid. */
function best(kinds: readonly Float64Array[], low: number, high: number): BarGrid | undefined {
  const found = kinds.map((centres) => search(centres, low, high)).filter((grid) => grid !== undefined);
  return found.toSorted((one, other) => other.concentration - one.concentration)[0];
}

/**
 * Of all frequencies between two the one at which the centres point most nearly in one direction: the Rayleigh
 * statistic |Σ exp(2πi·f·x)| / n of directional statistics.
 */
function search(centres: Float64Array, low: number, high: number): FoundGrid | undefined {
  const first = centres[0] ?? 0;
  const last = centres.at(-1) ?? 0;
  if (last <= first) return undefined;
  const middle = (first + last) / 2;
  const step = 1 / (STEPS_PER_TURN * (last - first));
  const steps = Math.ceil((high - low) / step) + 1;
  const { strengths, angles } = spectrum(centres, middle, low, step, steps);
  const most = strengths.reduce((greatest, strength) => Math.max(greatest, strength), 0);
  let at = strengths.findIndex((strength) => strength >= most * NEARLY_BEST);
  while ((strengths[at + 1] ?? 0) > (strengths[at] ?? 0)) at += 1;
  const spacing = 1 / (low + at * step);
  if ((strengths[at] ?? 0) < MIN_CONCENTRATION * greatestConcentration(spacing)) return undefined;
  const phase = middle + ((angles[at] ?? 0) / (2 * Math.PI)) * spacing;
  const refined = refine(centres, { spacing, phase });
  return refined && { ...refined, concentration: strengths[at] ?? 0 };
}

/** Of centres rounded to whole pixels, evenly off by up to half of one: sin(π/spacing) / (π/spacing). */
const greatestConcentration = (spacing: number) => Math.sin(Math.PI / spacing) / (Math.PI / spacing);

/** Strength and direction at each frequency. One rotation a centre and step: sines would take ten times as long. */
function spectrum(centres: Float64Array, middle: number, low: number, step: number, steps: number) {
  const sumCos = new Float64Array(steps);
  const sumSin = new Float64Array(steps);
  for (const centre of centres) {
    const turn = 2 * Math.PI * (centre - middle);
    let [cos, sin] = [Math.cos(turn * low), Math.sin(turn * low)];
    const [stepCos, stepSin] = [Math.cos(turn * step), Math.sin(turn * step)];
    for (let index = 0; index < steps; index += 1) {
      sumCos[index] = (sumCos[index] as number) + cos;
      sumSin[index] = (sumSin[index] as number) + sin;
      const turned = cos * stepCos - sin * stepSin;
      sin = sin * stepCos + cos * stepSin;
      cos = turned;
    }
  }
  const strengths = sumCos.map((cos, index) => Math.hypot(cos, sumSin[index] as number) / centres.length);
  const angles = sumCos.map((cos, index) => Math.atan2(sumSin[index] as number, cos));
  return { strengths, angles };
}

/** Least squares on the whole numbers the centres are nearest to. */
function refine(centres: Float64Array, grid: BarGrid): BarGrid | undefined {
  let refined = grid;
  for (let pass = 0; pass < 3; pass += 1) {
    const { phase, spacing }: BarGrid = refined;
    const points = Array.from(centres, (x) => ({ u: Math.round((x - phase) / spacing), v: x }));
    const line = fitLine(points);
    if (!line || !(line.slope > 0)) return undefined;
    refined = { phase: line.offset, spacing: line.slope };
  }
  return refined;
}
