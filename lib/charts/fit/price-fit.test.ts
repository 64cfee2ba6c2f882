import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import { priceToY } from '../chart-view';
import { parseNumber } from '../labels/parse-number';
import { standardError } from './line';
import { fitPrice } from './price-fit';

const label = (y: number, text: string) => ({ y, number: ensureDefined(parseNumber(text), text) });
const fit = (rows: readonly (readonly [number, string])[], previous?: Parameters<typeof fitPrice>[1]) =>
  fitPrice(
    rows.map(([y, text]) => label(y, text)),
    previous,
  );

describe('fitPrice', () => {
  it('reads a linear axis and leaves out the last price', () => {
    const axis = fit([
      [50, '64,000.0'],
      [100, '63,500.0'],
      [150, '63,000.0'],
      [222, '63,000.0'],
      [200, '62,500.0'],
    ]);
    expect(axis).toMatchObject({ model: 'linear', total: 5, low: 62500, high: 64000 });
    expect(axis?.labels).toHaveLength(4);
    expect(axis && priceToY(axis, 63250)).toBeCloseTo(125, 6);
  });

  it('does not bend the axis for a last price that is held inside of the pane', () => {
    // Its own place were at 23.6; a logarithm would go past all eight labels.
    const axis = fit([
      [493, '61500.00'],
      [423, '61800.00'],
      [352, '62100.00'],
      [282, '62400.00'],
      [211, '62700.00'],
      [141, '63000.00'],
      [71, '63300.00'],
      [27, '63500.00'],
    ]);
    expect(axis?.model).toBe('linear');
    for (const [y, price] of [
      [23.6, 63500],
      [493.1, 61500],
    ] as const)
      expect(Math.abs(ensureDefined(axis && priceToY(axis, price), 'axis') - y)).toBeLessThan(0.5);
  });

  it('does not take a last price for a tick because it is a round number', () => {
    // Ticks in steps of the logarithm; the last price lies out of sight, 5.3 px further down.
    const axis = fit([
      [505, '63500.00'],
      [430, '63973.48'],
      [356, '64416.93'],
      [281, '64863.44'],
      [207, '65313.06'],
      [132, '65765.78'],
      [58, '66221.65'],
    ]);
    expect(axis?.model).toBe('log');
    expect(axis && Math.abs(priceToY(axis, 63500) - 510.3)).toBeLessThan(0.5);
  });

  it('reads decimals after a comma', () => {
    const axis = fit([
      [50, '64.000,5'],
      [100, '63.500,5'],
      [150, '63.000,5'],
    ]);
    expect(axis?.comma).toBe(true);
    expect(axis && priceToY(axis, 63250.5)).toBeCloseTo(125, 6);
  });

  it('reads a logarithmic axis', () => {
    const axis = fit([
      [10, '100'],
      [110, '10'],
      [210, '1'],
      [310, '0.1'],
    ]);
    expect(axis).toMatchObject({ model: 'log', shift: 0 });
    expect(axis && priceToY(axis, 31.6228)).toBeCloseTo(60, 3);
  });

  it('reads an inverted axis', () => {
    const axis = fit([
      [50, '100'],
      [100, '200'],
      [150, '300'],
      [200, '400'],
    ]);
    expect(axis && priceToY(axis, 350)).toBeCloseTo(175, 6);
  });

  it('counts the same label drawn twice once', () => {
    expect(
      fit([
        [50, '100'],
        [50, '100'],
        [100, '200'],
        [150, '300'],
      ])?.total,
    ).toBe(3);
  });

  it('marks a percentage axis', () => {
    expect(
      fit([
        [50, '1.00%'],
        [100, '0.00%'],
        [150, '-1.00%'],
      ])?.percent,
    ).toBe(true);
  });

  it('needs three labels that agree', () => {
    expect(
      fit([
        [50, '100'],
        [100, '200'],
      ]),
    ).toBeUndefined();
    expect(
      fit([
        [50, '100'],
        [100, '170'],
        [190, '93'],
      ]),
    ).toBeUndefined();
    expect(fit([])).toBeUndefined();
  });

  it('keeps the model of the last frame while every label lies on it', () => {
    // So short a stretch fits both scales.
    const rows = [
      [50, '100.2'],
      [100, '100.1'],
      [150, '100.0'],
    ] as const;
    expect(fit(rows)?.model).toBe('linear');
    expect(fit(rows, { model: 'log', shift: 0, comma: false, percent: false })?.model).toBe('log');
  });

  it('leaves the model of the last frame when the labels lie closer to the other one', () => {
    // Every label lies within half a pixel of a logarithm too, which ends 2 px off at the foot of the pane.
    const rows = [
      [60, '62800'],
      [114, '62400'],
      [168, '62000'],
      [222, '61600'],
      [276, '61200'],
      [330, '60800'],
    ] as const;
    expect(fit(rows, { model: 'log', shift: 0, comma: false, percent: false })?.model).toBe('linear');
  });

  it('leaves the model of the last frame when a label says otherwise', () => {
    const rows = [
      [10, '100'],
      [110, '10'],
      [210, '1'],
      [310, '0.1'],
    ] as const;
    expect(fit(rows, { model: 'linear', shift: 0, comma: false, percent: false })?.model).toBe('log');
  });
});

/** Ticks a chart would draw on a pane of 400 px, with the decimals it would show. */
function ticksOf(low: number, high: number, log: boolean) {
  const span = high - low;
  const step = 10 ** Math.floor(Math.log10(span / 4));
  const size = span / step > 16 ? step * 2 : step;
  const decimals = Math.max(0, -Math.floor(Math.log10(size) + 1e-9));
  const place = (price: number) =>
    log ? (400 * Math.log(high / price)) / Math.log(high / low) : (400 * (high - price)) / span;
  const rows: { price: number; y: number; text: string }[] = [];
  for (let price = Math.ceil(low / size) * size; price <= high; price += size)
    rows.push({
      price,
      y: place(price),
      text: price.toLocaleString('en-US', {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      }),
    });
  return { rows, place };
}

const axisArbitrary = fc.record({
  low: fc.double({ min: -4, max: 5, noNaN: true }).map((power) => 10 ** power),
  ratio: fc.double({ min: 0.01, max: 3, noNaN: true }),
  log: fc.boolean(),
  jitter: fc.array(fc.double({ min: -0.12, max: 0.12, noNaN: true }), { minLength: 40, maxLength: 40 }),
});

it('recovers random axes within 0.3 px, and says how sure it is', () => {
  fc.assert(
    fc.property(axisArbitrary, ({ low, ratio, log, jitter }) => {
      const { rows, place } = ticksOf(low, low * (1 + ratio), log);
      fc.pre(rows.length >= 4 && rows.length <= 40);
      const axis = fitPrice(rows.map(({ y, text }, index) => label(y + (jitter[index] ?? 0), text)));
      const found = ensureDefined(axis, 'axis');
      for (const { price } of rows) expect(Math.abs(priceToY(found, price) - place(price))).toBeLessThan(0.3);
      expect(standardError(found.line, found.line.mean)).toBeLessThan(0.2);
    }),
  );
});

it('is not led astray by value labels', () => {
  const values = fc.array(
    fc.record({ y: fc.integer({ min: 0, max: 400 }), cents: fc.integer({ min: 6_000_000, max: 6_400_000 }) }),
    { maxLength: 3 },
  );
  fc.assert(
    fc.property(values, (extra) => {
      const { rows, place } = ticksOf(60_000, 64_000, false);
      const strangers = extra.map(({ y, cents }) => label(y, (cents / 100).toFixed(2)));
      const axis = fitPrice([...rows.map(({ y, text }) => label(y, text)), ...strangers]);
      expect(Math.abs(priceToY(ensureDefined(axis, 'axis'), 62_000) - place(62_000))).toBeLessThan(1);
    }),
  );
});
