import type { PriceAxis } from '../chart-view';

export type AxisModel = Pick<PriceAxis, 'model' | 'shift'>;

const LINEAR: AxisModel = { model: 'linear', shift: 0 };
/** Chart libraries add a small constant before the logarithm, smaller for smaller prices. */
const SHIFTS = [1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12];

/** The scales worth trying for these prices: linear first, then logarithms with the shifts that would be felt. */
export function candidateModels(points: readonly { readonly value: number }[]): AxisModel[] {
  const lowest = Math.min(...points.map(({ value }) => value));
  if (!(lowest > 0)) return [LINEAR];
  const felt = SHIFTS.filter((shift) => shift / lowest > 1e-5 && shift / lowest < 20);
  return [LINEAR, ...[0, ...felt].map((shift): AxisModel => ({ model: 'log', shift }))];
}

/** A price on the axis where the scale is a straight line. */
export const transform = (price: number, { model, shift }: AxisModel) =>
  model === 'linear' ? price : Math.log(price + shift);
