import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChunkError } from './chunk-error';
import { packQuotes, unpackQuotes } from './pack-quotes';

const arbitraryQuote = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 10_000_000 }), fc.constantFrom(1, 10, 100))
    .map(([n, scale]) => n / scale),
  fc.double(),
  fc.constant(Number.NaN),
);

describe('packQuotes and unpackQuotes', () => {
  it('give back exactly the quotes that went in', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(arbitraryQuote, arbitraryQuote), { maxLength: 40 }), (pairs) => {
        const quotes = Float64Array.from(pairs.flat());
        expect(unpackQuotes(packQuotes(quotes), pairs.length)).toEqual(quotes);
      }),
    );
  });

  it('take two bytes a column where the price walks by a few steps', () => {
    const quotes = Float64Array.from(
      Array.from({ length: 100 }, (_, n) => [(674_000 + (n % 7)) / 10, (674_001 + (n % 7)) / 10]).flat(),
    );
    expect(packQuotes(quotes).length).toBeLessThan(210);
  });

  it('keep unknown quotes unknown between known ones', () => {
    const quotes = Float64Array.of(Number.NaN, 5.5, 5, Number.NaN, Number.NaN, Number.NaN, 4.5, 6);
    expect(unpackQuotes(packQuotes(quotes), 4)).toEqual(quotes);
    expect(packQuotes(quotes).length).toBe(9);
  });
});

describe('unpackQuotes', () => {
  const packed = packQuotes(Float64Array.of(100.5, 101, 100, 100.5));
  const plain = packQuotes(Float64Array.of(Math.PI, 101));

  it.each([
    ['nothing', Uint8Array.of(), 1],
    ['absurd decimals', Uint8Array.of(77, 1, 1), 1],
    ['a missing column', packed, 3],
    ['a column too many', packed, 1],
    ['plain numbers of another length', plain, 2],
    ['a number that never ends', Uint8Array.of(1, ...Array.from({ length: 12 }, () => 255)), 1],
  ])('refuses %s', (_, bytes, columns) => {
    expect(() => unpackQuotes(bytes, columns)).toThrow(ChunkError);
  });

  it('answers any bytes with quotes or an error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat({ max: 8 }), (bytes, columns) => {
        const outcome = () => {
          try {
            return unpackQuotes(bytes, columns).length;
          } catch (error) {
            return error;
          }
        };
        expect([2 * columns, expect.any(ChunkError)]).toContainEqual(outcome());
      }),
    );
  });
});
