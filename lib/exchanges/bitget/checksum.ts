import { crc32 } from '../../core/crc32';
import { fromSteps } from '../../core/decimal-step';
import { tickToPrice } from '../../market/instrument';
import type { OrderBook } from '../../market/order-book';

const LEVELS = 25;

/**
 * The checksum of v2: a signed CRC-32 over `bid:size:ask:size:…` of the best 25 levels of each side, written as the venue
 * writes them. Where a side has fewer levels the other goes on alone.
 */
export function verifyChecksum(book: Pick<OrderBook, 'instrument' | 'top'>, checksum: number): boolean {
  const { instrument } = book;
  const { priceStep, sizeStep } = instrument;
  const [bids, asks] = (['bid', 'ask'] as const).map((side) =>
    book
      .top(side, LEVELS)
      .map(
        ([tick, lots]) =>
          `${tickToPrice(tick, instrument).toFixed(priceStep.decimals)}:${fromSteps(lots, sizeStep).toFixed(sizeStep.decimals)}`,
      ),
  );
  const parts = Array.from({ length: LEVELS }, (_, index) => [bids?.[index], asks?.[index]]).flat();
  return (crc32(parts.filter((part) => part !== undefined).join(':')) | 0) === (checksum | 0);
}
