import { describe, expect, it } from 'vitest';
import { HOUR, MIDNIGHT, NOW, sourceOf } from './fixture';
import { rateAt } from './rate-at';
import { fundingVenueRow } from './venue-row';

const ROW = fundingVenueRow(sourceOf({ settled: [0.0001, -0.0003], predicted: { rate: 0.0002 } }), NOW);

describe('the rate at a time', () => {
  it('is what was settled over the interval that holds it', () => {
    const settled = { kind: 'settled', intervalHours: 8 };
    expect(rateAt(ROW, MIDNIGHT - 16 * HOUR)).toMatchObject({
      ...settled,
      r8: 0.0001,
      to: MIDNIGHT - 8 * HOUR,
    });
    expect(rateAt(ROW, MIDNIGHT - 1)).toMatchObject({ ...settled, r8: -0.0003, from: MIDNIGHT - 8 * HOUR });
  });

  it('is what is predicted until the next settlement', () => {
    const predicted = { kind: 'predicted', r8: 0.0002, from: MIDNIGHT, to: MIDNIGHT + 8 * HOUR };
    expect(rateAt(ROW, MIDNIGHT)).toMatchObject(predicted);
    expect(rateAt(ROW, MIDNIGHT + 8 * HOUR)).toBeUndefined();
  });

  it('is not known before the first interval, nor in a hole between two', () => {
    expect(rateAt(ROW, MIDNIGHT - 16 * HOUR - 1)).toBeUndefined();
    const rows = [MIDNIGHT - 24 * HOUR, 0.0001, 8, MIDNIGHT, 0.0001, 8];
    const holed = fundingVenueRow({ ...sourceOf(), pages: [Float64Array.from(rows)] }, NOW);
    expect(rateAt(holed, MIDNIGHT - 12 * HOUR)).toBeUndefined();
    expect(rateAt(holed, MIDNIGHT - 6 * HOUR)?.r8).toBe(0.0001);
  });
});
