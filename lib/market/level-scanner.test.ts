import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStep } from '../core/decimal-step';
import { LevelBatch, MAX_LOTS, MAX_TICK } from './depth-frame';
import { encodeFrame, scanLevels } from './level-scanner';

const BTC = { priceStep: parseStep('0.10'), sizeStep: parseStep('0.001') };

function scan(text: string, instrument = BTC, at = 0) {
  const batch = new LevelBatch();
  const next = scanLevels(encodeFrame(text).bytes, at, instrument, batch);
  const levels = Array.from({ length: batch.count }, (_, index) => [batch.ticks[index], batch.lots[index]]);
  return { next, levels };
}

describe('scanLevels', () => {
  it('reads ticks and lots and stops after the closing bracket', () => {
    const text = '"b":[["58710.20","0.014"],["61496.5","12"],["7","0.000"]],"a"';
    expect(scan(text, BTC, 4)).toEqual({
      next: text.indexOf(',"a"'),
      levels: [
        [587102, 14],
        [614965, 12000],
        [70, 0],
      ],
    });
  });

  it('reads an empty side', () => {
    expect(scan('[]')).toEqual({ next: 2, levels: [] });
  });

  it('accepts further decimals that are zeros', () => {
    expect(scan('[["61737.63000000","1.54698000"]]', step('0.01', '0.00001')).levels).toEqual([
      [6173763, 154698],
    ]);
  });

  it('counts steps that are no power of ten', () => {
    expect(scan('[["64000.5","250"]]', step('0.5', '50')).levels).toEqual([[128001, 5]]);
    expect(scan('[["64000.4","250"]]', step('0.5', '50')).next).toBe(-1);
    expect(scan('[["64000.5","260"]]', step('0.5', '50')).next).toBe(-1);
  });

  it('does not take a number for a whole multiple that it cannot hold exactly', () => {
    expect(scan('[["1","9007199254741000"]]', step('1', '1000')).next).toBe(-1);
    expect(scan('[["1","9007199254740000"]]', step('1', '1000')).levels).toEqual([[1, 9_007_199_254_740]]);
  });

  it('grows the batch for any number of levels', () => {
    const text = JSON.stringify(Array.from({ length: 5000 }, (_, index) => [`${index}.1`, `${index}`]));
    expect(scan(text).levels[4999]).toEqual([49_991, 4_999_000]);
  });

  it.each([
    ['white space', '[["1.0", "1"]]'],
    ['an exponent', '[["1e3","1"]]'],
    ['a sign', '[["-1.0","1"]]'],
    ['a negative size', '[["1.0","-1"]]'],
    ['a price off the tick', '[["1.05","1"]]'],
    ['a size off the lot', '[["1.0","0.0001"]]'],
    ['an empty number', '[["","1"]]'],
    ['no digit before the point', '[[".5","1"]]'],
    ['no digit after the point', '[["5.","1"]]'],
    ['two points', '[["5.0.0","1"]]'],
    ['a bare number', '[[1.0,"1"]]'],
    ['a third element', '[["1.0","1","0"]]'],
    ['a lone price', '[["1.0"]]'],
    ['a trailing comma', '[["1.0","1"],]'],
    ['a missing comma', '[["1.0","1"]["2.0","1"]]'],
    ['a price beyond 31 bits of ticks', '[["214748364.8","1"]]'],
    ['a price of nothing', '[["0.0","1"]]'],
    ['a size beyond all books', '[["1.0","17592186044.417"]]'],
    ['a number beyond all doubles', `[["1.0","${'9'.repeat(400)}"]]`],
    ['null', 'null'],
  ])('refuses %s', (_what, text) => {
    expect(scan(text).next).toBe(-1);
  });

  it('takes the largest numbers', () => {
    expect(scan('[["214748364.7","17592186044.416"]]').levels).toEqual([[MAX_TICK, MAX_LOTS]]);
  });

  it('refuses every truncation, also where the array ends with the text', () => {
    const text = '[["58710.20","0.014"],["61496.50","3"]]';
    for (let length = 0; length < text.length; length += 1) {
      const cut = text.slice(0, length);
      expect(scan(cut).next).toBe(-1);
      expect(scanLevels(new TextEncoder().encode(cut), 0, BTC, new LevelBatch())).toBe(-1);
    }
  });

  it('equals JSON.parse for any levels', () => {
    const level = fc.tuple(
      fc.integer({ min: 1, max: MAX_TICK }),
      fc.maxSafeNat().map((lots) => lots % MAX_LOTS),
    );
    fc.assert(
      fc.property(fc.array(level), fc.nat(4), fc.nat(6), (levels, priceDecimals, sizeDecimals) => {
        const json = JSON.stringify(
          levels.map(([tick, lots]) => [decimalText(tick, priceDecimals), decimalText(lots, sizeDecimals)]),
        );
        const steps = step(10 ** -priceDecimals, 10 ** -sizeDecimals);
        expect(scan(json, steps)).toEqual({ next: json.length, levels });
      }),
    );
  });
});

describe('encodeFrame', () => {
  it('encodes frames of any length and script, and ends them with a 0', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 50 }), fc.nat(3000), (unit, repeats) => {
        const text = unit.repeat(repeats);
        const { bytes, length } = encodeFrame(text);
        expect(length).toBe(Buffer.byteLength(text));
        expect(bytes[length]).toBe(0);
        expect(Buffer.from(bytes.subarray(0, length)).equals(Buffer.from(text))).toBe(true);
      }),
    );
  });
});

function step(price: string | number, size: string | number) {
  return { priceStep: parseStep(price), sizeStep: parseStep(size) };
}

function decimalText(count: number, decimals: number): string {
  const digits = String(count).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
