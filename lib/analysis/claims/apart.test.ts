import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apart } from './apart';

describe('apart', () => {
  it('keeps events that are far enough from the last that is kept', () => {
    const gaps = fc.array(fc.nat(100), { maxLength: 60 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 150 }), (times, least) => {
        const kept = apart(times, (time) => time, least);
        kept
          .slice(1)
          .forEach((time, index) => expect(time - (kept[index] ?? 0)).toBeGreaterThanOrEqual(least));
        for (const time of times)
          expect(kept.some((other) => other <= time && time - other < least)).toBe(true);
      }),
    );
  });
});
