import { type DecimalStep, fromSteps } from '../../core/decimal-step';
import { findNodes } from './nodes';
import { pointOfControl } from './point-of-control';
import type { PriceSpan, VolumeProfile } from './profile';
import type { RowSpan } from './row-span';
import type { RowStore } from './row-store';
import { isBimodal, shareOf, valueArea, type ValueAreaMethod } from './value-area';
import { findVoids } from './voids';

/** How rows become prices and a value area. */
export interface SummaryOptions {
  readonly rowStep: DecimalStep;
  readonly method: ValueAreaMethod;
}

/** The point of control and the value area of rows in prices; undefined without volume. */
export function valueOf(rows: RowStore, { rowStep, method }: SummaryOptions) {
  const volume = rows.volume();
  const row = pointOfControl(volume);
  if (row === undefined) return undefined;
  const { firstBin } = rows.view();
  const area = valueArea(volume, row, method);
  return { poc: middleOf(firstBin + row, rowStep), area, ...pricesOf(area, firstBin, rowStep) };
}

type Summary = Pick<VolumeProfile, 'poc' | 'valueArea' | 'bimodal' | 'nodes' | 'voids'>;

const NO_VALUE: Summary = {
  poc: Number.NaN,
  valueArea: { low: Number.NaN, high: Number.NaN, share: Number.NaN },
  bimodal: false,
  nodes: [],
  voids: [],
};

/** What the rows of a profile say. */
export function summarise(rows: RowStore, options: SummaryOptions): Summary {
  const value = valueOf(rows, options);
  if (!value) return NO_VALUE;
  const { rowStep } = options;
  const { firstBin } = rows.view();
  const volume = rows.volume();
  const { poc, area, low, high } = value;
  return {
    poc,
    valueArea: { low, high, share: shareOf(volume, area) },
    bimodal: isBimodal(volume),
    nodes: findNodes(volume).map(({ kind, row, low: from, high: to }) => ({
      kind,
      price: middleOf(firstBin + row, rowStep),
      low: fromSteps(firstBin + from, rowStep),
      high: fromSteps(firstBin + to, rowStep),
    })),
    voids: findVoids(volume, firstBin, area).map((span) => pricesOf(span, firstBin, rowStep)),
  };
}

const middleOf = (row: number, rowStep: DecimalStep) => fromSteps(row + 0.5, rowStep);

const pricesOf = ({ first, last }: RowSpan, firstBin: number, rowStep: DecimalStep): PriceSpan => ({
  low: fromSteps(firstBin + first, rowStep),
  high: fromSteps(firstBin + last + 1, rowStep),
});
