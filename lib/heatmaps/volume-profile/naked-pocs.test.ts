import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NakedPocs, type PriceBar } from './naked-pocs';

/** One bar of length 1. */
const bar = (time: number, low: number, high = low, close = high): PriceBar => ({
  time,
  end: time + 1,
  low,
  high,
  close,
});

function judged(bars: readonly PriceBar[], sessions: readonly (readonly [number, number])[]) {
  const pocs = new NakedPocs();
  for (const each of bars) {
    for (const [to, price] of sessions) if (to === each.time) pocs.addSession({ price, from: to - 2, to });
    pocs.take(each);
  }
  return pocs.pocs(bars.at(-1)?.end ?? 0);
}

describe('NakedPocs', () => {
  it('tells when a later bar trades at the price', () => {
    const bars = [bar(0, 10, 12), bar(1, 11, 13), bar(2, 13, 15), bar(3, 12, 14), bar(4, 11, 12)];
    expect(judged(bars, [[2, 11.5]])).toEqual([{ price: 11.5, from: 0, to: 2, touchedAt: 4, certain: true }]);
  });

  it('stays naked while nothing does, also when bars jump over it', () => {
    const bars = [bar(0, 10), bar(1, 10), bar(2, 12, 13), bar(3, 8, 9)];
    expect(judged(bars, [[2, 10]])).toMatchObject([{ touchedAt: Number.NaN, certain: true }]);
  });

  it('takes a price that was passed while bars are missing for touched, but is not certain', () => {
    const bars = [bar(0, 10), bar(1, 12), bar(3, 9)];
    expect(judged(bars, [[1, 11]])).toMatchObject([{ touchedAt: 3, certain: false }]);
    expect(judged(bars, [[1, 14]])).toMatchObject([{ touchedAt: Number.NaN, certain: false }]);
  });

  it('is certain of what was touched before bars went missing', () => {
    expect(judged([bar(0, 10), bar(1, 10), bar(5, 10)], [[1, 10]])).toMatchObject([
      { touchedAt: 1, certain: true },
    ]);
  });

  it('is not certain when no bar reaches up to now', () => {
    const pocs = new NakedPocs();
    pocs.take(bar(0, 10));
    pocs.addSession({ price: 11, from: 0, to: 1 });
    expect(pocs.pocs(1)).toMatchObject([{ certain: true }]);
    expect(pocs.pocs(2)).toMatchObject([{ certain: false }]);
  });

  it('passes over a bar that is not later', () => {
    const pocs = new NakedPocs();
    pocs.addSession({ price: 10, from: 0, to: 1 });
    pocs.take(bar(2, 12));
    pocs.take(bar(1, 10));
    expect(pocs.pocs(3)).toMatchObject([{ touchedAt: Number.NaN }]);
  });

  it('equals looking at every bar for every session', () => {
    const price = fc.integer({ min: 0, max: 15 });
    const step = fc.tuple(price, fc.integer({ min: 0, max: 3 }));
    const walk = fc.array(step, { minLength: 13, maxLength: 40, size: 'max' });
    const ends = fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 8, size: 'max' });
    fc.assert(
      fc.property(walk, ends, fc.infiniteStream(price), (steps, times, prices) => {
        const bars = steps.map(([low, height], time) => bar(time, low, low + height, low));
        const sessions = times
          .toSorted((a, b) => a - b)
          .map((time) => [time, prices.next().value as number] as const);
        const found = judged(bars, sessions).map(({ touchedAt }) => touchedAt);
        const plain = sessions.map(
          ([to, at]) =>
            bars.find(({ time, low, high }) => time >= to && low <= at && at <= high)?.time ?? Number.NaN,
        );
        expect(found).toEqual(plain);
      }),
    );
    expect.hasAssertions();
  });
});
