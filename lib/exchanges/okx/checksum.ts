import { crc32 } from '../../core/crc32';
import type { DecimalStep } from '../../core/decimal-step';
import type { BookProtocol } from '../exchange';

/** Levels of each side that the checksum is taken over. */
const LEVELS = 25;

/**
 * CRC-32, as a signed number, of `bid price:bid size:ask price:ask size:…` from the best level on; where one side has no
 * more levels the other goes on alone. Numbers stand in it as on the wire, which is without trailing zeros.
 */
export const verifyChecksum: NonNullable<BookProtocol['verify']> = (book, checksum) => {
  const { priceStep, sizeStep } = book.instrument;
  const [bids, asks] = (['bid', 'ask'] as const).map((side) =>
    book.top(side, LEVELS).map(([tick, lots]) => `${plain(tick, priceStep)}:${plain(lots, sizeStep)}`),
  );
  const parts: string[] = [];
  for (let level = 0; level < LEVELS; level += 1) {
    for (const side of [bids, asks]) {
      const pair = side?.[level];
      if (pair !== undefined) parts.push(pair);
    }
  }
  return (crc32(parts.join(':')) | 0) === (checksum | 0);
};

/** Decimal text without exponent and without trailing zeros. */
function plain(count: number, { units, decimals }: DecimalStep): string {
  const text = ((count * units) / 10 ** decimals).toFixed(decimals);
  return decimals === 0 ? text : text.replace(/\.?0+$/, '');
}
