import { describe, expect, it } from 'vitest';
import { readSettings } from './read-settings';

const CALIBRATION = {
  points: [
    { x: 0.25, y: 0.2, price: 61_000, time: 1_773_000_000_000 },
    { x: 0.75, y: 0.7, price: 60_000, time: 1_773_576_000_000 },
  ],
  model: 'linear',
  width: 800,
  height: 400,
  madeAt: 1_773_576_000_000,
} as const;

const readCalibrations = (calibrations: unknown) => readSettings({ calibrations }).calibrations;

describe('readSettings, calibrations', () => {
  const [one, two] = CALIBRATION.points;

  it('keeps a sound one as it is', () => {
    const log = { ...CALIBRATION, model: 'log' };
    expect(readCalibrations({ 'a.com/trade': CALIBRATION, 'b.com': log })).toEqual({
      'a.com/trade': CALIBRATION,
      'b.com': log,
    });
    expect(readCalibrations({ 'a.com': { ...CALIBRATION, more: 1 } })).toEqual({ 'a.com': CALIBRATION });
  });

  it.each([
    ['no record', 'left'],
    ['a list', [CALIBRATION]],
    ['one point', { ...CALIBRATION, points: [one] }],
    ['three points', { ...CALIBRATION, points: [one, two, one] }],
    ['points that are none', { ...CALIBRATION, points: 'ab' }],
    ['a point outside the pane', { ...CALIBRATION, points: [one, { ...two, x: 1.01 }] }],
    ['a price in words', { ...CALIBRATION, points: [{ ...one, price: '1000' }, two] }],
    ['an endless price', { ...CALIBRATION, points: [{ ...one, price: Infinity }, two] }],
    ['a time beyond dates', { ...CALIBRATION, points: [one, { ...two, time: 9e15 }] }],
    ['no time', { ...CALIBRATION, points: [one, { ...two, time: undefined }] }],
    ['another scale', { ...CALIBRATION, model: 'percent' }],
    ['a negative width', { ...CALIBRATION, width: -800 }],
    ['no height', { ...CALIBRATION, height: Number.NaN }],
    ['no date', { ...CALIBRATION, madeAt: null }],
  ])('drops one with %s, and no other', (_, broken) => {
    expect(readCalibrations({ broken, sound: CALIBRATION })).toEqual({ sound: CALIBRATION });
  });

  it('keeps the newest fifty', () => {
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (__, age) => [`k${age}`, { ...CALIBRATION, madeAt: 1e12 - age }]),
    );
    const kept = readCalibrations(many);
    expect(Object.keys(kept)).toHaveLength(50);
    expect([kept.k0, kept.k49?.madeAt, kept.k50]).toEqual([many.k0, 1e12 - 49, undefined]);
  });

  it('is not fooled by a key called like a prototype', () => {
    const stored: unknown = JSON.parse(`{"__proto__":${JSON.stringify(CALIBRATION)}}`);
    const calibrations = readCalibrations(stored);
    expect(Object.getPrototypeOf(calibrations)).toBe(Object.prototype);
  });
});
