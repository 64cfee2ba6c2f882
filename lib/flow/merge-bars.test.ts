import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FlowBar, VolumeAtPrice } from './flow-bar';
import { mergeBars } from './merge-bars';
import { barAt, barsAt } from './test-bars';

const FIVE = 300_000;

const volumeOf = (binSize: number, firstBin: number, buy: readonly number[]): VolumeAtPrice => ({
  binSize,
  firstBin,
  buy: Float64Array.from(buy),
  sell: new Float64Array(buy.length),
  exact: true,
});

const minutes = (changes: readonly Partial<FlowBar>[]) =>
  changes.map((change, minute) => barAt(minute, change));

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

describe('mergeBars', () => {
  it('keeps the ends, the extremes, the last open interest and every forced close', () => {
    const close = { price: 59_000, size: 2, position: 'long' } as const;
    const [merged, ...more] = mergeBars(
      minutes([
        { open: 1, low: 1, markLow: 0.9 },
        { high: 70_000, liquidations: [close] },
        { markHigh: 71_000 },
        { liquidations: [close] },
        { close: 4, openInterest: 9 },
      ]),
      FIVE,
    );
    expect(more).toEqual([]);
    expect(merged).toMatchObject({
      time: 0,
      intervalMs: FIVE,
      open: 1,
      high: 70_000,
      low: 1,
      close: 4,
      markHigh: 71_000,
      markLow: 0.9,
      openInterest: 9,
      openInterestTime: 295_000,
      liquidations: [close, close],
    });
  });

  it('does not know what was closed by force where one of them does not', () => {
    const unknown = { liquidationsUnknown: true } as const;
    expect(mergeBars(minutes([{}, {}, unknown, {}, {}]), FIVE)[0]).toMatchObject(unknown);
    expect(mergeBars(minutes([{}, {}, {}, {}, {}]), FIVE)[0]).not.toHaveProperty('liquidationsUnknown');
  });

  it('leaves out an interval of which a minute is missing', () => {
    expect(mergeBars(barsAt(0, 1, 2, 4, 5, 6, 7, 8, 9, 10), FIVE).map(({ time }) => time)).toEqual([FIVE]);
    expect(mergeBars([], FIVE)).toEqual([]);
  });

  it('adds decimals up exactly', () => {
    const bars = minutes(Array.from({ length: 5 }, () => ({ volume: volumeOf(10, 7, [0.1, 0.7]) })));
    expect(mergeBars(bars, FIVE)[0]?.volume.buy).toEqual(Float64Array.of(0.5, 3.5));
  });

  it('lays bins of 2 and of 5 on bins of 10', () => {
    const volumes = [
      volumeOf(2, 4, [1, 2]),
      volumeOf(5, 1, [4, 8]),
      volumeOf(5, 0, []),
      volumeOf(2, 9, [16]),
      volumeOf(2, 10, [32]),
    ];
    const [merged] = mergeBars(minutes(volumes.map((volume) => ({ volume }))), FIVE);
    expect(merged?.volume).toEqual({
      binSize: 10,
      firstBin: 0,
      buy: Float64Array.of(5, 26, 32),
      sell: new Float64Array(3),
      exact: true,
    });
  });

  it('of minutes without trades is a bar without trades', () => {
    const volume = volumeOf(10, 6000, []);
    const [merged] = mergeBars(minutes(Array.from({ length: 5 }, () => ({ volume }))), FIVE);
    expect(merged?.volume).toEqual(volume);
  });

  it('does not reach to where there was no trade', () => {
    const volumes = [
      volumeOf(10, 1, []),
      volumeOf(10, 7000, [1]),
      ...[1, 1, 1].map(() => volumeOf(10, 7000, [])),
    ];
    const [merged] = mergeBars(minutes(volumes.map((volume) => ({ volume }))), FIVE);
    expect(merged?.volume).toMatchObject({ firstBin: 7000, buy: Float64Array.of(1) });
  });

  it('keeps all of the volume, wherever it lies', () => {
    const volume = fc
      .tuple(
        fc.constantFrom(1, 2, 5, 10, 20),
        fc.nat({ max: 500 }),
        fc.array(fc.nat({ max: 1000 }), { maxLength: 20 }),
      )
      .map((parts) => volumeOf(...parts));
    fc.assert(
      fc.property(fc.array(volume, { minLength: 5, maxLength: 5 }), (volumes) => {
        const [merged] = mergeBars(minutes(volumes.map((each) => ({ volume: each }))), FIVE);
        expect(sum(merged?.volume.buy ?? [])).toBe(sum(volumes.flatMap(({ buy }) => [...buy])));
      }),
    );
  });
});
