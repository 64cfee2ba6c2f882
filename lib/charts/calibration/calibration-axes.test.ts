import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureDefined } from '@/lib/core/assert';
import { priceToY, type Rect, timeToX, xToTime, yToPrice } from '../chart-view';
import type { Calibration } from './calibration';
import { axesOf, calibrationHolds } from './calibration-axes';
import { completeCalibration } from './complete-calibration';
import { guideLines } from './guide-lines';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 2, 15, 12);
const PANE: Rect = { left: 30.5, top: 20.25, width: 800, height: 400 };

const HOURLY: Calibration = {
  points: [
    { x: 0.25, y: 0.2, price: 61_000, time: NOW - 50 * HOUR },
    { x: 0.75, y: 0.7, price: 60_000, time: NOW },
  ],
  model: 'linear',
  width: 800,
  height: 400,
  madeAt: NOW,
};

/** Whatever a user can put in force: far enough apart, up to 1-minute bars of 9 pixels. */
const sound = fc
  .record({
    model: fc.constantFrom('linear' as const, 'log' as const),
    width: fc.double({ min: 200, max: 3000, noNaN: true }),
    height: fc.double({ min: 120, max: 2000, noNaN: true }),
    x: fc.tuple(share(), share()),
    y: fc.tuple(share(), share()),
    price: fc.tuple(
      fc.double({ min: 1e-8, max: 1e6, noNaN: true }),
      fc.double({ min: 1e-4, max: 1, noNaN: true }),
    ),
    time: fc.integer({ min: Date.UTC(2010), max: NOW }),
    hours: fc.integer({ min: 6, max: 100_000 }),
  })
  .map(({ model, width, height, x, y, price: [price, rise], time, hours }) => {
    const two = {
      x: x[1],
      y: y[1],
      price: price * (1 + rise),
      time: time + Math.sign(x[1] - x[0]) * hours * HOUR,
    };
    const points = [{ x: x[0], y: y[0], price, time }, two] as const;
    return completeCalibration({ points, model }, { width, height }, NOW);
  })
  .filter((made) => typeof made !== 'string');

function share() {
  return fc.double({ min: 0, max: 1, noNaN: true });
}

describe('axesOf', () => {
  it('maps both points back to where they were put', () => {
    fc.assert(
      fc.property(sound, (calibration) => {
        const { width, height, points } = calibration;
        const { price, time } = ensureDefined(axesOf(calibration, { ...PANE, width, height }), 'axes');
        for (const point of points) {
          expect(Math.abs(priceToY(price, point.price) - (PANE.top + point.y * height))).toBeLessThan(1e-6);
          expect(Math.abs(timeToX(time, point.time) - (PANE.left + point.x * width))).toBeLessThan(1e-6);
        }
      }),
    );
  });

  it('reads between the points as the chart does', () => {
    const { price, time } = ensureDefined(axesOf(HOURLY, PANE), 'axes');
    expect(yToPrice(price, PANE.top + 0.45 * 400)).toBeCloseTo(60_500, 6);
    expect(xToTime(time, PANE.left + 400)).toBeCloseTo(NOW - 25 * HOUR, 2);
    const log = ensureDefined(axesOf({ ...HOURLY, model: 'log' }, PANE), 'axes');
    expect(yToPrice(log.price, PANE.top + 0.45 * 400)).toBeCloseTo(Math.sqrt(61_000 * 60_000), 4);
    expect(time.anchor).toBe('absolute');
  });

  it('goes with the pane, but not with its size', () => {
    const moved = ensureDefined(axesOf(HOURLY, { ...PANE, left: 130.5, width: 800.9 }), 'axes');
    expect(timeToX(moved.time, NOW)).toBeCloseTo(130.5 + 0.75 * 800.9, 3);
    expect(axesOf(HOURLY, { ...PANE, width: 801.2 })).toBeUndefined();
    expect(axesOf(HOURLY, { ...PANE, height: 398 })).toBeUndefined();
  });

  it.each([
    { ...HOURLY, points: [HOURLY.points[0], { ...HOURLY.points[1], price: 61_000 }] as const },
    { ...HOURLY, points: [HOURLY.points[0], { ...HOURLY.points[1], time: Number.NaN }] as const },
    { ...HOURLY, points: [HOURLY.points[0], { ...HOURLY.points[1], y: 0.2 }] as const },
    {
      ...HOURLY,
      model: 'log' as const,
      points: [HOURLY.points[0], { ...HOURLY.points[1], price: 0 }] as const,
    },
  ])('has no axes for points that make none (%#)', (calibration) => {
    expect(axesOf(calibration, PANE)).toBeUndefined();
  });
});

describe('calibrationHolds', () => {
  const facts = { pane: PANE, isTouched: false, now: NOW };
  // 400 pixels in 50 hours: one pixel in 7.5 minutes.
  const onePixel = HOUR / 8;

  it.each([
    ['at once', {}, true],
    ['while a live chart has moved by less than a pixel', { now: NOW + onePixel }, true],
    ['no longer once it has moved further', { now: NOW + onePixel + 1000 }, false],
    ['not when the clock was set back by as much', { now: NOW - onePixel - 1000 }, false],
    ['not after the chart was touched', { isTouched: true }, false],
    ['not on a pane of another width', { pane: { width: 802, height: 400 } }, false],
    ['not on a pane of another height', { pane: { width: 800, height: 398.5 } }, false],
    ['where the pane only moved', { pane: { ...PANE, left: 0, top: 500 } }, true],
  ])('%s', (_, change, holds) => {
    expect(calibrationHolds(HOURLY, { ...facts, ...change })).toBe(holds);
  });

  it('never holds longer on a chart that moves faster', () => {
    fc.assert(
      fc.property(sound, fc.integer({ min: 0, max: 1e9 }), (calibration, later) => {
        const { width, height, points } = calibration;
        const [one, two] = points;
        const moved = (((two.x - one.x) * width) / (two.time - one.time)) * later;
        fc.pre(Math.abs(moved - 1) > 1e-6);
        const held = calibrationHolds(calibration, { ...facts, pane: { width, height }, now: NOW + later });
        expect(held).toBe(moved < 1);
      }),
    );
  });

  it('does not hold for points at one time', () => {
    const points = [HOURLY.points[0], { ...HOURLY.points[1], time: HOURLY.points[0].time }] as const;
    expect(calibrationHolds({ ...HOURLY, points }, facts)).toBe(false);
  });
});

describe('completeCalibration', () => {
  const [one, two] = HOURLY.points;
  const complete = (change: object, model: 'linear' | 'log' = 'linear') =>
    completeCalibration({ points: [one, { ...two, ...change }], model }, PANE, NOW);

  it('makes a calibration of a sound draft', () => {
    expect(complete({})).toEqual(HOURLY);
    expect(complete({}, 'log')).toEqual({ ...HOURLY, model: 'log' });
  });

  it.each([
    [{ price: undefined }, 'linear', /type the price and the time/],
    [{ time: undefined }, 'linear', /type the price and the time/],
    [{ price: Number.NaN }, 'linear', /type the price and the time/],
    [{ x: 0.29 }, 'linear', /apart/],
    [{ y: 0.29 }, 'linear', /apart/],
    [{ price: 0 }, 'log', /logarithmic/],
    [{ price: -5 }, 'log', /logarithmic/],
    [{ price: one.price }, 'linear', /prices must differ/],
    [{ time: one.time }, 'linear', /times must differ/],
    [{ time: one.time - HOUR }, 'linear', /later/],
  ] as const)('says what is wrong with %j on a %s axis', (change, model, words) => {
    expect(complete(change, model)).toMatch(words);
  });

  it('takes an inverted axis and marks 40 pixels apart', () => {
    expect(complete({ price: 62_000 })).toMatchObject({ model: 'linear' });
    expect(complete({ x: 0.301, y: 0.301 })).toMatchObject({ madeAt: NOW });
  });
});

describe('guideLines', () => {
  it('lies at round prices and times', () => {
    const lines = guideLines(ensureDefined(axesOf(HOURLY, PANE), 'axes'), PANE, 0);
    expect(lines.priceStep).toBe(500);
    expect(lines.prices.map(({ value }) => value)).toEqual([59_500, 60_000, 60_500, 61_000]);
    expect(lines.prices.find(({ value }) => value === 60_000)?.at).toBeCloseTo(PANE.top + 280, 6);
    expect(lines.timeStep).toBe(24 * HOUR);
    expect(lines.times.every(({ value }) => value % lines.timeStep === 0)).toBe(true);
  });

  it('lies at round times of the clock that is shown', () => {
    const zone = 5.5 * HOUR;
    const { times, timeStep } = guideLines(ensureDefined(axesOf(HOURLY, PANE), 'axes'), PANE, zone);
    expect(times.length).toBeGreaterThan(1);
    expect(times.every(({ value }) => (value + zone) % timeStep === 0)).toBe(true);
  });

  it('is within the pane, and never many', () => {
    fc.assert(
      fc.property(sound, (calibration) => {
        const { width, height } = calibration;
        const pane = { ...PANE, width, height };
        const { prices, times } = guideLines(ensureDefined(axesOf(calibration, pane), 'axes'), pane, 0);
        expect(prices.length + times.length).toBeLessThanOrEqual(16);
        for (const { at } of times) {
          expect(at).toBeGreaterThan(pane.left - 0.01);
          expect(at).toBeLessThan(pane.left + width + 0.01);
        }
      }),
    );
  });
});
