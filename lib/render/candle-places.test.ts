import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CandlePlaces } from './candle-places';
import { MemoryContext } from './memory-context';
import { memorySurface } from './memory-surface';
import { AXES, START } from './test-scene';

/** 60 px of a candle, and a price a pixel: 1,120 is the top of the pane. */
const BAR_MS = 6_000;
const places = (...candles: readonly (readonly [time: number, high: number, low: number])[]) =>
  new CandlePlaces().lay(AXES, Float64Array.from(candles.flat()), BAR_MS);

/** Lies on 30 … 120 pixels from the left and 20 … 40 from the top. */
const ONE = places([START + 6_000, 1_100, 1_080]);

function filled(of: CandlePlaces, line: number, left: number, right: number) {
  const context = new MemoryContext(memorySurface(160, 120));
  context.fillStyle = 'rgba(255,255,255,1)';
  of.fillLine(context, line, left, right);
  return [...Array(160).keys()].filter((x) => context.isPainted(x, line));
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

describe('places of candles', () => {
  it('are left out of lines', () => {
    expect(filled(ONE, 30, 10, 150)).toEqual([...range(10, 30), ...range(120, 150)]);
    expect(filled(ONE, 40, 10, 150)).toEqual(range(10, 150));
    expect(filled(ONE, 30, 40, 100)).toEqual([]);
  });

  it('say where a line is free last', () => {
    expect(ONE.lastFree(30, 0, 150)).toBe(150);
    expect(ONE.lastFree(30, 0, 100)).toBe(30);
    expect(ONE.lastFree(30, 40, 100)).toBeNaN();
    expect(ONE.lastFree(41, 40, 100)).toBe(100);
  });

  it('say what lies on a rectangle', () => {
    expect(ONE.lastOn(0, 0, 31, 21)).toBe(30);
    expect([ONE.lastOn(0, 0, 30, 50), ONE.lastOn(0, 0, 50, 20), ONE.lastOn(50, 40, 60, 50)]).toEqual([
      NaN,
      NaN,
      NaN,
    ]);
    const two = places([START + 6_000, 1_100, 1_080], [START + 12_000, 1_090, 1_080]);
    expect(two.lastOn(100, 35, 110, 36)).toBe(90);
    expect(two.lastOn(100, 25, 110, 26)).toBe(30);
  });

  it('say what is beyond all candles of a stretch', () => {
    const two = places([START + 6_000, 1_100, 1_080], [START + 12_000, 1_090, 1_060]);
    expect([two.beyond(0, 60, true), two.beyond(0, 60, false)]).toEqual([19, 40]);
    expect([two.beyond(0, 160, true), two.beyond(0, 160, false)]).toEqual([19, 60]);
    expect(two.beyond(0, 20, true)).toBeNaN();
  });

  it('are all of a line where nobody knows how far a candle reached', () => {
    const unknown = places([START + 6_000, NaN, NaN]);
    expect(filled(unknown, 0, 0, 160)).toEqual([...range(0, 30), ...range(120, 160)]);
    expect(unknown.beyond(50, 60, true)).toBe(-1);
  });

  it('are those that were laid last', () => {
    const again = places([START + 6_000, 1_100, 1_080], [START + 9_000, 1_100, 1_080]);
    again.lay(AXES, Float64Array.of(START + 6_000, 1_100, 1_080), BAR_MS);
    expect(filled(again, 30, 10, 150)).toEqual(filled(ONE, 30, 10, 150));
  });

  const candle = fc.tuple(fc.integer({ min: 1_000, max: 1_120 }), fc.integer({ min: 1_000, max: 1_120 }));

  it('are never filled, nothing else of a line is left out, and their end on it is known', () => {
    fc.assert(
      fc.property(
        fc.array(candle, { maxLength: 5 }),
        fc.integer({ min: 0, max: 119 }),
        fc.tuple(fc.nat(160), fc.nat(160)),
        (candles, line, ends) => {
          const [left, right] = [Math.min(...ends), Math.max(...ends)];
          const rows = candles.map(
            ([one, other], index) =>
              [START + index * BAR_MS, Math.max(one, other), Math.min(one, other)] as const,
          );
          const isTaken = (x: number) =>
            rows.some(([time, high, low]) => {
              const opening = (time - START) / 100;
              const bottom = Math.max(1_120 - low, 1_120 - high + 1);
              return (
                x >= opening - 30 && x < opening + 60 && line >= 1_120 - high && line < Math.min(120, bottom)
              );
            });
          const free = range(left, right).filter((x) => !isTaken(x));
          expect(filled(places(...rows), line, left, right)).toEqual(free);
          expect(places(...rows).lastFree(line, left, right)).toBe((free.at(-1) ?? NaN) + 1);
          const end = (range(left, 160).findLast(isTaken) ?? -1) + 1;
          expect(places(...rows).ends(left)[line]).toBe(end);
        },
      ),
    );
  });
});
