import { crc32 } from '../../core/crc32';
import { fromSteps } from '../../core/decimal-step';
import { tickToPrice } from '../../market/instrument';
import type { OrderBook } from '../../market/order-book';
import { SIZE_DECIMALS } from './symbols';

const LEVELS = 25;

/**
 * Whether a book has the CRC-32, a signed number, that Bitfinex says: over the 25 best levels of each side in turn, bid
 * before ask, as `price:amount` with asks below zero, written as JavaScript writes numbers. A book that is kept in
 * coarser lots than the venue writes has lost the digits; nothing can be said of it.
 */
export function hasChecksum(book: Pick<OrderBook, 'instrument' | 'top'>, checksum: number): boolean {
  const { instrument } = book;
  if (instrument.sizeStep.decimals < SIZE_DECIMALS) return true;
  const sides = [
    { levels: book.top('bid', LEVELS), sign: 1 },
    { levels: book.top('ask', LEVELS), sign: -1 },
  ];
  const numbers = Array.from({ length: LEVELS }, (_, index) =>
    sides.flatMap(({ levels, sign }) => {
      const level = levels[index];
      return level
        ? [tickToPrice(level[0], instrument), sign * fromSteps(level[1], instrument.sizeStep)]
        : [];
    }),
  );
  return (crc32(numbers.flat().join(':')) | 0) === checksum;
}
