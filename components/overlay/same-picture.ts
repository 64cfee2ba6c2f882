import type { ChartView, PriceAxis, TimeAxis, TimePiece } from '@/lib/charts/chart-view';
import { isSameRect } from './pane-layer';

/** Whether two views look the same: the same axes over the same pane of the same surface. */
export const isSamePicture = (one: ChartView, other: ChartView): boolean =>
  one.surface === other.surface &&
  isSameRect(one.pane, other.pane) &&
  isSamePrice(one.price, other.price) &&
  isSameTime(one.time, other.time) &&
  arePieces(one.pieces, other.pieces);

const isSamePrice = (one: PriceAxis, other: PriceAxis) =>
  one.model === other.model &&
  one.offset === other.offset &&
  one.slope === other.slope &&
  one.shift === other.shift;

const arePieces = (some: readonly TimePiece[] = [], others: readonly TimePiece[] = []) =>
  some.length === others.length &&
  some.every(({ left, right, time }, index) => {
    const other = others[index];
    return left === other?.left && right === other.right && isSameTime(time, other.time);
  });

const isSameTime = (one: TimeAxis, other: TimeAxis) =>
  one.offset === other.offset && one.slope === other.slope;
