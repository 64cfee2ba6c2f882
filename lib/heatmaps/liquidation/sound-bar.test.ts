import { describe, expect, it } from 'vitest';
import { barOf } from './flow-fixture';
import { isSoundBar, soundPrints } from './sound-bar';

const { volume } = barOf();

describe('isSoundBar', () => {
  it('takes a bar of a market, with trades or without', () => {
    const none = new Float64Array();
    expect(isSoundBar(barOf())).toBe(true);
    expect(isSoundBar(barOf({ volume: { ...volume, firstBin: 0, buy: none, sell: none } }))).toBe(true);
  });

  it.each([
    ['a price of zero', { low: 0 }],
    ['a low above the open', { low: 60_005 }],
    ['a high below the close', { high: 59_995 }],
    ['marks upside down', { markLow: 60_020 }],
    ['an unknown mark', { markHigh: Number.NaN }],
    ['a move by eleven times', { low: 5000, high: 60_010 }],
    ['no length', { intervalMs: 0 }],
    ['no time', { time: Number.NaN }],
    ['a negative size', { volume: { ...volume, buy: Float64Array.of(5, -5) } }],
    ['an unknown size', { volume: { ...volume, sell: Float64Array.of(5, Number.NaN) } }],
    ['sides of two lengths', { volume: { ...volume, sell: Float64Array.of(5) } }],
    ['volume at no price', { volume: { ...volume, firstBin: 0 } }],
  ])('refuses a bar with %s', (_, changes) => {
    expect(isSoundBar(barOf(changes))).toBe(false);
  });
});

describe('soundPrints', () => {
  it('leaves out prints without price or size', () => {
    const good = { price: 60_000, size: 1, position: 'long' } as const;
    const bad = [
      { ...good, size: 0 },
      { ...good, size: Number.NaN },
      { ...good, price: -1 },
    ];
    expect(soundPrints(barOf({ liquidations: [good, ...bad] }))).toEqual([good]);
  });
});
