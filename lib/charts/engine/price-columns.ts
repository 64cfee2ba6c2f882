import { fitPrice, type PriceFit } from '../fit/price-fit';
import type { ParsedNumber } from '../labels/parse-number';
import type { PlacedLabel } from './placed-label';

type NumberLabel = PlacedLabel & { readonly number: ParsedNumber };

/** Number labels that stand below one another and lie on one axis. */
export interface PriceColumn {
  readonly x: number;
  readonly left: number;
  readonly right: number;
  readonly fit: PriceFit<NumberLabel>;
  /** Labels beside the axis that do not lie on it: volume, indicators, or a sign that the axis is read wrongly. */
  readonly strays: readonly NumberLabel[];
  /** Distance between neighbouring labels, in the middle. */
  readonly spacing: number;
}

/** Charts stacked in one canvas share a column: so many axes are looked for in it. */
const MAX_AXES = 4;
const MIN_HEIGHT = 24;
const SAME_EDGE = 4;
const SAME_MIDDLE = 2.5;

/** The price axes among the labels of one canvas. `previous` are those of its last frame. */
export function readColumns(
  labels: readonly PlacedLabel[],
  previous: readonly PriceColumn[],
): readonly PriceColumn[] {
  return groupColumns(labels).flatMap((group) => readColumn(group, previous));
}

function groupColumns(labels: readonly PlacedLabel[]): NumberLabel[][] {
  const groups: NumberLabel[][] = [];
  for (const label of labels) {
    if (!hasNumber(label)) continue;
    const group = groups.find(([first]) => first && isAligned(first, label));
    if (group) group.push(label);
    else groups.push([label]);
  }
  return groups;
}

const hasNumber = (label: PlacedLabel): label is NumberLabel => label.number !== undefined;

function isAligned(one: PlacedLabel, other: PlacedLabel): boolean {
  const middles = one.x - other.x;
  const halves = (one.width - other.width) / 2;
  return (
    Math.abs(middles) <= SAME_MIDDLE ||
    Math.abs(middles - halves) <= SAME_EDGE ||
    Math.abs(middles + halves) <= SAME_EDGE
  );
}

function readColumn(group: readonly NumberLabel[], previous: readonly PriceColumn[]): PriceColumn[] {
  const columns: PriceColumn[] = [];
  let rest = group;
  for (let axis = 0; axis < MAX_AXES && rest.length > 2; axis += 1) {
    const labels: readonly NumberLabel[] = rest;
    const last = previous.find(
      ({ x, fit }) => Math.abs(x - (labels[0]?.x ?? 0)) < 60 && overlaps(fit, labels),
    );
    const fit = fitPrice(labels, last?.fit);
    if (!fit) break;
    if (fit.bottom - fit.top > MIN_HEIGHT) columns.push(describe(fit, labels));
    rest = labels.filter(({ y }) => y < fit.top - 2 || y > fit.bottom + 2);
  }
  return columns;
}

const overlaps = ({ top, bottom }: PriceFit, labels: readonly NumberLabel[]) =>
  labels.some(({ y }) => y >= top - 4 && y <= bottom + 4);

function describe(fit: PriceFit<NumberLabel>, group: readonly NumberLabel[]): PriceColumn {
  const { top, bottom, labels } = fit;
  const heights = fit.labels.map(({ y }) => y);
  const gaps = heights
    .slice(1)
    .map((y, index) => y - (heights[index] ?? y))
    .toSorted((one, other) => one - other);
  return {
    x: fit.labels[0]?.x ?? NaN,
    left: Math.min(...fit.labels.map(({ x, width }) => x - width / 2)),
    right: Math.max(...fit.labels.map(({ x, width }) => x + width / 2)),
    fit,
    strays:
      group.length === labels.length
        ? []
        : group.filter((label) => label.y >= top && label.y <= bottom && !labels.includes(label)),
    spacing: gaps[gaps.length >> 1] ?? Infinity,
  };
}
