import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../core/assert';
import { BarBytesError } from './number-streams';
import { packBars, RUN_BARS } from './pack-bars';
import { arbitraryBars, barAt, barsAt } from './test-bars';
import { unpackBars } from './unpack-bars';

describe('packBars and unpackBars', () => {
  it('give back exactly the bars that went in', () => {
    fc.assert(
      fc.property(arbitraryBars, (bars) => {
        expect(unpackBars(packBars(bars))).toEqual(bars);
      }),
      { numRuns: 300 },
    );
  });

  it('keep an unknown open interest unknown between known ones', () => {
    const bars = [barAt(1), barAt(2, { openInterest: Number.NaN }), barAt(3)];
    expect(unpackBars(packBars(bars)).map(({ openInterest }) => openInterest)).toEqual([
      80_000.001,
      Number.NaN,
      80_000.003,
    ]);
  });

  it('keep marks with more decimals than the prices that they are told from have room for', () => {
    // In units of the mark's last decimal the two are 2^52 apart.
    const bars = [barAt(1, { high: 45_036.09627370497, markHigh: 0.1, markLow: 3_962.69286858328 })];
    expect(unpackBars(packBars(bars))).toEqual(bars);
  });

  it('take few bytes where sizes are whole lots', () => {
    const bars = barsAt(...Array.from({ length: RUN_BARS }, (_, minute) => minute));
    expect(packBars(bars).length / RUN_BARS).toBeLessThan(45);
  });
});

describe('packBars', () => {
  it.each([
    ['no bar', []],
    ['too many', Array.from({ length: RUN_BARS + 1 }, (_, minute) => barAt(minute))],
    ['the same time twice', barsAt(1, 1)],
    ['another order', barsAt(2, 1)],
    ['two intervals', [barAt(0), barAt(5, { intervalMs: 300_000 })]],
    ['a time off its interval', [barAt(0.5)]],
  ])('refuses %s', (_, bars) => {
    expect(() => packBars(bars)).toThrow('Invariant broken');
  });
});

describe('unpackBars', () => {
  const bytes = packBars(barsAt(1, 2, 5));

  it('never takes a flipped bit for other bars', () => {
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 7 }), (at, bit) => {
        const damaged = Uint8Array.from(bytes);
        damaged[at] = ensureDefined(bytes[at], 'a byte') ^ (1 << bit);
        expect(() => unpackBars(damaged)).toThrow(BarBytesError);
      }),
    );
  });

  it('refuses bytes cut short anywhere', () => {
    for (let length = 0; length < bytes.length; length += 1)
      expect(() => unpackBars(bytes.slice(0, length))).toThrow(BarBytesError);
  });

  it('answers any bytes with an error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (any) => {
        expect(() => unpackBars(any)).toThrow(BarBytesError);
      }),
    );
  });
});
