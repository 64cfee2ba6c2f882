import type { DecimalStep } from '../../core/decimal-step';
import { binSizeNear } from '../../flow/bin-size';

/** Height of a row, as a share of the price. */
const ROW_HEIGHT = 5e-4;

/** The height of a profile's rows in price: the 1, 2 or 5 · 10^k nearest to 5 bp of the price, in whole price steps. */
export const profileRowSize = (price: number, priceStep: DecimalStep) =>
  binSizeNear(price * ROW_HEIGHT, priceStep);
