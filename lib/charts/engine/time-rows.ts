import { GRAIN_LENGTH } from '../fit/calendar';
import type { DisplayClock } from '../fit/display-clock';
import type { Piece } from '../fit/piece';
import { isBent, type TimeFit } from '../fit/time-fit';
import type { TimeLabel } from '../fit/time-labels';
import { GRAINS, type PartialTime } from '../labels/parse-time';
import type { PlacedLabel } from './placed-label';

type TimedLabel = PlacedLabel & { readonly time: PartialTime };

/** Time labels that stand beside one another and agree on a scale. */
export interface TimeRow {
  readonly y: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly fit: TimeFit;
  /** Only the bars can say exactly where its times are. */
  readonly isVague: boolean;
  readonly labels: readonly TimeLabel[];
  /** Of a chart that leaves time out, in civil time: what its labels alone are certain of. */
  readonly pieces: readonly Piece[];
}

/** A lone label that says a whole date: what a crosshair shows. */
export interface DatePin extends TimeLabel {
  readonly y: number;
}

export interface RowContext {
  readonly clock: DisplayClock;
  readonly width: number;
  readonly fresh: boolean;
  readonly moving: boolean;
  /** A label names the day of whichever bar it stands at, not the day's first. */
  readonly labelsAnyBar: boolean;
  /** Labels stand beside their times. */
  readonly hasRoughTimes: boolean;
  readonly previous: readonly TimeRow[];
}

interface Row {
  readonly y: number;
  labels: TimedLabel[];
}

const SAME_ROW = 2.5;
/** A stretch less wide than this in CSS pixels leaves nothing open. */
const VAGUE_PX = 1.5;
const SAME_PLACE = 3;
/** Labels of two lines: the date below the time. */
const SECOND_LINE = 26;

/** The time axes among the labels of one canvas, and the dates that stand alone. */
export function readRows(
  labels: readonly PlacedLabel[],
  context: RowContext,
): { readonly rows: readonly TimeRow[]; readonly pins: readonly DatePin[] } {
  const merged = mergeLines(groupRows(labels));
  const pins = merged.flatMap(({ labels: [only, other] }) => (only && !other && isPin(only) ? [only] : []));
  const rows = merged
    .map((row) => ({ ...row, labels: row.labels.filter(saysWhen) }))
    .filter((row) => row.labels.length > 1);
  return { pins, rows: rows.flatMap((row) => readRow(row, context)) };
}

/** Seconds without a minute say nothing by themselves. */
const saysWhen = ({ time: { second, minute } }: TimedLabel) => second === undefined || minute !== undefined;

const isPin = ({ time: { year, month, day, pair } }: TimedLabel) =>
  year !== undefined && ((month !== undefined && day !== undefined) || pair !== undefined);

function groupRows(labels: readonly PlacedLabel[]): Row[] {
  const rows: Row[] = [];
  for (const label of labels) {
    if (!hasTime(label)) continue;
    const row = rows.find(({ y }) => Math.abs(y - label.y) <= SAME_ROW);
    if (!row) rows.push({ y: label.y, labels: [label] });
    else place(row.labels, label);
  }
  return rows.toSorted((one, other) => one.y - other.y);
}

const hasTime = (label: PlacedLabel): label is TimedLabel => label.time !== undefined;

/** Of two texts at one place (one drawn over the other) the longer one is kept. */
function place(labels: TimedLabel[], label: TimedLabel): void {
  const there = labels.findIndex(({ x }) => Math.abs(x - label.x) < SAME_PLACE);
  if (there < 0) labels.push(label);
  else if (label.text.length > (labels[there]?.text.length ?? 0)) labels[there] = label;
}

function mergeLines(rows: readonly Row[]): readonly Row[] {
  const merged: Row[] = [];
  for (const row of rows) {
    const above = merged.at(-1);
    const labels = above && row.y - above.y < SECOND_LINE ? mergeLabels(above.labels, row.labels) : undefined;
    if (above && labels) above.labels = labels;
    else merged.push(row);
  }
  return merged;
}

/** Adds each lower label to the one above it; undefined unless nearly all of them stand below one. */
function mergeLabels(upper: readonly TimedLabel[], lower: readonly TimedLabel[]): TimedLabel[] | undefined {
  const below = (label: TimedLabel) => lower.find(({ x }) => Math.abs(x - label.x) < 2);
  if (upper.filter(below).length < lower.length * 0.8) return undefined;
  return upper.map((label) => {
    const added = below(label);
    if (!added) return label;
    const finest = Math.max(GRAINS.indexOf(label.time.grain), GRAINS.indexOf(added.time.grain));
    const time = { ...added.time, ...label.time, grain: GRAINS[finest] ?? label.time.grain };
    return { ...label, text: `${label.text} ${added.text}`, time };
  });
}

function readRow({ y, labels }: Row, context: RowContext): TimeRow[] {
  const { clock, width, fresh, moving, previous } = context;
  const last = previous.find((row) => Math.abs(row.y - y) < 40);
  const fit = clock.fit(labels, { left: 0, right: width, fresh, moving, previous: last?.fit });
  if (!fit) return [];
  const xs = labels.map(({ x }) => x);
  const height = labels[0]?.height ?? 0;
  const isVague = isVagueRow(labels, fit, context);
  const known = isVague ? { ...fit, anchor: 'guess' as const } : fit;
  const pieces = mayLeaveOut(fit, context) ? clock.fitPieces(labels, { left: 0, right: width }) : [];
  return [{ y, height, left: Math.min(...xs), right: Math.max(...xs), fit: known, isVague, labels, pieces }];
}

/** Whether no straight line explains labels that stand at the first bar of what they name, in a view that shows the present. */
const mayLeaveOut = (fit: TimeFit, context: RowContext) =>
  isBent(fit) && context.fresh && !context.labelsAnyBar && !context.hasRoughTimes;

/** Whether labels alone cannot say to the pixel where their times are. */
const isVagueRow = (labels: readonly TimeLabel[], { slope }: TimeFit, context: RowContext) =>
  context.hasRoughTimes ||
  (context.labelsAnyBar && !saysHours(labels) && vagueness(labels) * slope > VAGUE_PX);

/** How long the stretch is within which a date may stand. */
const vagueness = (labels: readonly TimeLabel[]) =>
  Math.max(...labels.map(({ time }) => GRAIN_LENGTH[time.grain]));

/** Whether some labels are times of day: dates alone leave open where in their day they stand. */
const saysHours = (labels: readonly TimeLabel[]) => labels.some(({ time }) => time.hour !== undefined);
