import type { PriceAxis, Rect } from '../chart-view';
import { fitLine, type Line } from '../fit/line';
import type { KnownBar } from './aggregate-bars';
import { assess, type Assessment, evidenceOf, likenessOf } from './assess';
import { findBarBoxes } from './bar-boxes';
import { type BarColumns, toColumns } from './bar-columns';
import { type BarGrid, centresByKind, findGrid, findGridNear } from './bar-grid';
import { type EdgesOf, toEdges } from './known-edges';
import type { Box } from './read-shapes';
import { MIN_KNOWN_SHARE, searchShifts } from './shift-search';

/** Which bars a chart shows where. */
export interface Registration {
  /** Length of the bars that fit: those of the chart, unless it draws several within the same few pixels. */
  readonly intervalMs: number;
  /** x = offset + slope · t in the space of the boxes, from epoch milliseconds: the middle of the bar that opens at t. */
  readonly time: { readonly offset: number; readonly slope: number };
  /** Median distance between drawn and known edges in CSS pixels, here and at the next best place or interval. */
  readonly medianPx: number;
  readonly rivalPx: number;
  /** Drawn bars that fit. */
  readonly bars: number;
}

export interface RegistrationAxes {
  readonly pane: Rect;
  readonly price: PriceAxis;
  /** The scale in CSS pixels per millisecond, where labels gave it. */
  readonly time?: { readonly slope: number };
}

/** Labels may stand at the edge of a bar or be rounded to one, which bends the scale they give by this share. */
const MAX_SCALE_ERROR = 0.03;
const MIN_BARS = 16;
/** The share of bars that must fit: the rest is the bar still growing, and drawings on top of others. */
const MIN_FITTING = 0.85;
/** Of edges that are at home the median lies within rounding, and that of any other place well beyond it. */
const MAX_MEDIAN = 0.75;
const MIN_RIVAL_RATIO = 3;
const LEAST_MEDIAN = 0.15;
/** Places at which most bars look like their neighbours are too flat to tell apart. */
const MAX_LIKENESS = 0.7;
/** One accident in e^16, about nine million charts. */
const MIN_EVIDENCE = 16;
/** Bars that do not stand on one straight scale of time: gaps that the chart leaves out. */
export const MAX_RMS = 0.75;

interface Trial {
  readonly intervalMs: number;
  readonly bars: readonly KnownBar[];
  readonly columns: BarColumns;
}

/** The place where drawn bars are known ones. */
export interface FoundPlace extends Assessment {
  readonly columns: BarColumns;
}

/**
 * Finds the boxes a chart drew among the bars known of its market, by interval (epoch milliseconds, in order of
 * time). Boxes and axes are in one space, in CSS pixels. Undefined unless one place, and no other, fits beyond
 * doubt: that settles the date, the zone and the length of bars, and confirms the price axis.
 */
export function registerBars(
  boxes: readonly Box[],
  axes: RegistrationAxes,
  series: ReadonlyMap<number, readonly KnownBar[]>,
): Registration | undefined {
  const place = findPlace(boxes, axes, series, toEdges);
  const line = place && timeLineOf(place, axes.time?.slope);
  return (
    line && {
      intervalMs: place.alignment.edges.intervalMs,
      time: { offset: line.offset, slope: line.slope },
      medianPx: place.medianPx,
      rivalPx: place.rivalPx,
      bars: place.fitting.length,
    }
  );
}

/** The one place where drawn bars fit known ones, laid out by `edgesOf`, beyond doubt. */
export function findPlace(
  boxes: readonly Box[],
  axes: RegistrationAxes,
  series: ReadonlyMap<number, readonly KnownBar[]>,
  edgesOf: EdgesOf,
): (FoundPlace & { readonly rivalPx: number }) | undefined {
  const { found, tried } = compareAll(boxes, axes, series, edgesOf);
  const [best, rival] = found.toSorted((one, other) => one.medianPx - other.medianPx);
  if (!best || !isCertain(best, rival, tried)) return undefined;
  return { ...best, rivalPx: rival?.medianPx ?? Infinity };
}

/** The best places of every interval, and how many places were looked at. */
function compareAll(
  boxes: readonly Box[],
  axes: RegistrationAxes,
  series: ReadonlyMap<number, readonly KnownBar[]>,
  edgesOf: EdgesOf,
): { readonly found: readonly FoundPlace[]; readonly tried: number } {
  const found: FoundPlace[] = [];
  let tried = 0;
  for (const { intervalMs, bars, columns } of findTrials(findBarBoxes(boxes, axes.pane), axes, series)) {
    const edges = edgesOf(bars, intervalMs, axes.price);
    if (!edges) continue;
    const search = searchShifts(columns, edges);
    tried += search.tried;
    for (const alignment of search.best) found.push({ ...assess(columns, alignment), columns });
  }
  return { found, tried };
}

const isNear = (slope: number, named: number) => Math.abs(slope / named - 1) <= MAX_SCALE_ERROR;

/** Every known interval with the grid its bars would stand on; without a scale all of them on the one grid there is. */
function* findTrials(
  boxes: readonly Box[],
  { pane, time }: RegistrationAxes,
  series: ReadonlyMap<number, readonly KnownBar[]>,
): Generator<Trial> {
  const kinds = centresByKind(boxes);
  const columnsOn = (grid: BarGrid | undefined) => {
    const columns = grid && toColumns(boxes, pane, grid);
    return columns && columns.count >= MIN_BARS ? columns : undefined;
  };
  const common = time ? undefined : columnsOn(findGrid(kinds));
  for (const [intervalMs, bars] of series) {
    const columns = time ? columnsOn(findGridNear(kinds, time.slope * intervalMs, MAX_SCALE_ERROR)) : common;
    if (columns) yield { intervalMs, bars, columns };
  }
}

function isCertain(best: FoundPlace, rival: FoundPlace | undefined, tried: number): boolean {
  const { columns, compared, fitting, medianPx } = best;
  const likeness = likenessOf(columns, best.tolerance);
  return (
    compared >= Math.max(MIN_BARS, MIN_KNOWN_SHARE * columns.count) &&
    fitting.length >= MIN_FITTING * compared &&
    medianPx <= MAX_MEDIAN &&
    likeness <= MAX_LIKENESS &&
    evidenceOf(best, likeness) >= MIN_EVIDENCE + Math.log(tried) &&
    (!rival || rival.medianPx >= MIN_RIVAL_RATIO * Math.max(medianPx, LEAST_MEDIAN))
  );
}

/** The straight scale of time through the bars that fit, where it agrees with the one the labels gave. */
function timeLineOf(
  { alignment, columns, fitting }: FoundPlace,
  named: number | undefined,
): Line | undefined {
  const { edges, shift } = alignment;
  const line = fitLine(
    fitting.map((index) => ({
      u: edges.times[shift + (columns.places[index] as number)] as number,
      v: columns.centres[index] as number,
    })),
  );
  if (!line || !(line.slope > 0) || line.rms > MAX_RMS) return undefined;
  return named === undefined || isNear(line.slope, named) ? line : undefined;
}
