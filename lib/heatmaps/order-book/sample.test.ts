import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStep } from '../../core/decimal-step';
import { SIDES } from '../../core/units';
import { bookOf, btcInstrument } from '../../market/book-fixture';
import { tickToPrice } from '../../market/instrument';
import { GRID } from '../columns/column-fixture';
import { quantise } from '../columns/quantise';
import { addBook, coverageOf, emptySizes, sampleBook } from './sample';

const AT = { time: 1000, stepMs: 1000 };

describe('sampleBook', () => {
  it('sums the lots of a bin and codes them once', () => {
    const book = bookOf(
      [
        [640_199, 500],
        [640_150, 1000],
        [640_149, 7],
      ],
      [[640_200, 3]],
    );
    const { cells, bid, ask, grid } = sampleBook(book, GRID, AT);
    expect([...cells.bid]).toEqual([0, 0, quantise(0.007, 0.001), quantise(1.5, 0.001), 0, 0, 0, 0, 0, 0]);
    expect([...cells.ask]).toEqual([0, 0, 0, 0, quantise(0.003, 0.001), 0, 0, 0, 0, 0]);
    expect([bid, ask, grid]).toEqual([64_019.9, 64_020, GRID]);
  });

  it('drops levels beside the grid', () => {
    const book = bookOf([[639_999, 5]], [[640_500, 5]]);
    const { cells } = sampleBook(book, GRID, AT);
    expect([...cells.bid, ...cells.ask].every((code) => code === 0)).toBe(true);
  });

  it('covers whole bins within the last snapshot', () => {
    const book = bookOf([[640_051, 1]], [[640_349, 1]]);
    expect(sampleBook(book, GRID, AT).coverage).toEqual([
      { venue: 'binance-usdm', low: 64_010, high: 64_035, shift: 0 },
    ]);
    expect(coverageOf({ book, shift: -1 }, GRID)).toEqual({
      venue: 'binance-usdm',
      low: 64_005,
      high: 64_030,
      shift: -0.1,
    });
  });

  it('covers nothing where less than a bin is known', () => {
    const book = bookOf([[640_051, 1]], [[640_060, 1]]);
    expect(sampleBook(book, GRID, AT).coverage).toEqual([]);
  });

  it('converts inverse contracts at the price of each level', () => {
    const inverse = btcInstrument({ contract: 'inverse', contractSize: 100, sizeStep: parseStep('1') });
    const book = bookOf(
      [
        [640_001, 40],
        [640_049, 60],
      ],
      [[640_060, 1]],
      inverse,
    );
    const sizes = emptySizes(GRID);
    addBook({ book, shift: 0 }, GRID, sizes);
    expect(sizes.bid[0]).toBeCloseTo(4000 / 64_000.1 + 6000 / 64_004.9, 12);
  });
});

describe('addBook', () => {
  it('puts every level of any tick and shift into the bin that holds its price', () => {
    const steps = ['0.1', '0.01', '0.5', '0.3', '2'];
    const away = fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 1_000_000 }));
    fc.assert(
      fc.property(
        fc.constantFrom(...steps),
        fc.integer({ min: -300, max: 300 }),
        fc.array(away, { minLength: 1 }),
        (step, shift, levels) => {
          const instrument = btcInstrument({ priceStep: parseStep(step) });
          const middle = Math.round(64_025 / Number(step));
          const bids = levels.map(([distance, lots]) => [middle - distance, lots] as const);
          const book = bookOf(bids, [[middle + 1, 1]], instrument);
          const sizes = emptySizes(GRID);
          addBook({ book, shift }, GRID, sizes);
          const expected = new Map<number, number>();
          for (const side of SIDES) {
            book.forEach(side, (tick, lots) => {
              // Hundredths are whole numbers for all of these steps.
              const price = Math.round(tickToPrice(tick, instrument) * 100 + shift * Number(step) * 100);
              const bin = Math.floor(price / 500) - GRID.firstBin;
              expected.set(bin, (expected.get(bin) ?? 0) + lots);
            });
          }
          for (let bin = 0; bin < GRID.count; bin += 1) {
            const size = (sizes.bid[bin] ?? 0) + (sizes.ask[bin] ?? 0);
            expect(Math.round(size * 1000)).toBe(expected.get(bin) ?? 0);
          }
        },
      ),
    );
    expect.hasAssertions();
  });
});
