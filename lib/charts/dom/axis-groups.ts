import type { AxisLabel } from './axis-label';

export interface AxisGroups {
  /** Numbers below one another: at least three heights each. */
  readonly columns: readonly (readonly AxisLabel[])[];
  /** Times beside one another: at least two places each. */
  readonly rows: readonly (readonly AxisLabel[])[];
}

const SAME_EDGE = 4;
const SAME_HEIGHT = 2.5;
const MIN_COLUMN = 3;
const MIN_ROW = 2;

/** The labels that stand as those of an axis do; others are texts in a page. */
export function groupAxes(labels: readonly AxisLabel[]): AxisGroups {
  const columns = group(labels, ({ number }) => number, sharesEdge);
  const rows = group(labels, ({ time }) => time, sharesHeight);
  return {
    columns: columns.filter((column) => places(column, ({ y }) => y) >= MIN_COLUMN),
    rows: rows.filter((row) => places(row, ({ x }) => x) >= MIN_ROW),
  };
}

function group(
  labels: readonly AxisLabel[],
  fits: (label: AxisLabel) => boolean,
  together: (one: AxisLabel, other: AxisLabel) => boolean,
): AxisLabel[][] {
  const groups: AxisLabel[][] = [];
  for (const label of labels) {
    if (!fits(label)) continue;
    const found = groups.find(([first]) => first && together(first, label));
    if (found) found.push(label);
    else groups.push([label]);
  }
  return groups;
}

function sharesEdge(one: AxisLabel, other: AxisLabel): boolean {
  const middles = one.x - other.x;
  const halves = (one.width - other.width) / 2;
  return [middles, middles - halves, middles + halves].some((gap) => Math.abs(gap) <= SAME_EDGE);
}

const sharesHeight = (one: AxisLabel, other: AxisLabel) => Math.abs(one.y - other.y) <= SAME_HEIGHT;

const places = (labels: readonly AxisLabel[], place: (label: AxisLabel) => number) =>
  new Set(labels.map((label) => Math.round(place(label)))).size;
