import { expect, it } from 'vitest';
import { toSteps } from '../../core/decimal-step';
import { asLot } from '../../core/units';
import { priceToTick } from '../../market/instrument';
import { verifyChecksum } from './checksum';
import { usdtFutures } from './market';

const instrument = usdtFutures.defaultInstrument;

type Levels = readonly (readonly [price: number, size: number])[];

const bookOf = (bid: Levels, ask: Levels) => ({
  instrument,
  top: (side: 'bid' | 'ask', limit: number) =>
    (side === 'bid' ? bid : ask)
      .slice(0, limit)
      .map(
        ([price, size]) =>
          [priceToTick(price, instrument), asLot(toSteps(size, instrument.sizeStep))] as const,
      ),
});

const many = (from: number, step: number, size: number): Levels =>
  Array.from({ length: 26 }, (_, index) => [from + index * step, size + index] as const);

it.each([
  // 96000.0:1.5000:96000.1:2.0000:95999.9:0.2500
  [
    -1_131_280_836,
    [
      [96_000, 1.5],
      [95_999.9, 0.25],
    ],
    [[96_000.1, 2]],
  ],
  // The first 25 of 26 levels of each side.
  [-1_298_537_237, many(96_000, -0.1, 1), many(96_000.1, 0.1, 2)],
] as const)('is the venue’s own: %s', (checksum, bids, asks) => {
  const book = bookOf(bids, asks);
  expect(verifyChecksum(book, checksum)).toBe(true);
  expect(verifyChecksum(book, checksum ^ 1)).toBe(false);
  expect(verifyChecksum(bookOf(bids.slice(1), asks), checksum)).toBe(false);
});
