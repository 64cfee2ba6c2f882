import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Backoff, backoffMs } from './backoff';

describe('back-off', () => {
  it('doubles from a second to a minute, spread by half each way', () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.nat(2_000), random, (failures, value) => {
        const base = Math.min(60_000, 1_000 * 2 ** failures);
        const delay = backoffMs(failures, () => value);
        expect(delay).toBeGreaterThanOrEqual(base * 0.5);
        expect(delay).toBeLessThanOrEqual(base * 1.5);
      }),
    );
  });

  it('starts over after a minute of good data, not before and not with a failure in between', () => {
    const backoff = new Backoff(() => 0.5);
    expect([backoff.fail(), backoff.fail(), backoff.fail()]).toEqual([1_000, 2_000, 4_000]);
    backoff.good(0);
    backoff.good(59_999);
    expect(backoff.fail()).toBe(8_000);
    backoff.good(60_000);
    backoff.good(119_999);
    expect(backoff.fail()).toBe(16_000);
    backoff.good(200_000);
    backoff.good(260_000);
    expect(backoff.fail()).toBe(1_000);
  });
});
