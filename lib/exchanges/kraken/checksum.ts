import { crc32 } from '../../core/crc32';
import type { OrderBook } from '../../market/order-book';

const LEVELS = 10;

type CheckedBook = Pick<OrderBook, 'instrument' | 'top'>;

/**
 * Whether a spot book has the CRC-32 that Kraken says: over the ten best asks, then the ten best bids, each as price and
 * size in their full number of decimals without point and leading zeros. Those digits are the whole steps of both.
 */
export const hasChecksum = (book: CheckedBook, checksum: number) =>
  crc32(digits(book, 'ask') + digits(book, 'bid')) === checksum;

function digits(book: CheckedBook, side: 'bid' | 'ask'): string {
  const { priceStep, sizeStep } = book.instrument;
  return book
    .top(side, LEVELS)
    .map(([tick, lots]) => `${tick * priceStep.units}${lots * sizeStep.units}`)
    .join('');
}
