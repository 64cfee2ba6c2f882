import { DAY_MS, HOUR_MS } from '../../core/durations';
import { describe, expect, it } from 'vitest';
import { MIDNIGHT, NOW, sourceOf } from './fixture';
import { rateAt } from './rate-at';
import { fundingVenueRow } from './venue-row';

const ROW = fundingVenueRow(sourceOf({ settled: [0.0001, -0.0003], predicted: { rate: 0.0002 } }), NOW);

describe('the rate at a time', () => {
  it('is what was settled over the interval that holds it', () => {
    const settled = { kind: 'settled', intervalHours: 8 };
    expect(rateAt(ROW, MIDNIGHT - 16 * HOUR_MS)).toMatchObject({
      ...settled,
      r8: 0.0001,
      to: MIDNIGHT - 8 * HOUR_MS,
    });
    expect(rateAt(ROW, MIDNIGHT - 1)).toMatchObject({
      ...settled,
      r8: -0.0003,
      from: MIDNIGHT - 8 * HOUR_MS,
    });
  });

  it('is what is predicted until the next settlement', () => {
    const predicted = { kind: 'predicted', r8: 0.0002, from: MIDNIGHT, to: MIDNIGHT + 8 * HOUR_MS };
    expect(rateAt(ROW, MIDNIGHT)).toMatchObject(predicted);
    expect(rateAt(ROW, MIDNIGHT + 8 * HOUR_MS)).toBeUndefined();
  });

  it('is not known before the first interval, nor in a hole between two', () => {
    expect(rateAt(ROW, MIDNIGHT - 16 * HOUR_MS - 1)).toBeUndefined();
    const rows = [MIDNIGHT - DAY_MS, 0.0001, 8, MIDNIGHT, 0.0001, 8];
    const holed = fundingVenueRow({ ...sourceOf(), pages: [Float64Array.from(rows)] }, NOW);
    expect(rateAt(holed, MIDNIGHT - 12 * HOUR_MS)).toBeUndefined();
    expect(rateAt(holed, MIDNIGHT - 6 * HOUR_MS)?.r8).toBe(0.0001);
  });
});
