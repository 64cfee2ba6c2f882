// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureDefined } from '../core/assert';
import { priceToY } from './chart-view';
import { FakePage, addChart, draw, NAME, PANE, PRICES, settle, viewOf } from './fake-page';
import { labelPayload, placeCanvas, priceLabels, sayPayload, timeLabels } from './fake-labels';

let on: FakePage;

beforeEach(() => {
  on = new FakePage();
});

afterEach(() => on.close());

describe('the choice of the chart', () => {
  it('parks prices that do not fit the market, and takes them when they do', async () => {
    on.knownPrice = 2400;
    await draw(addChart());
    expect(on.last()).toMatchObject({
      kind: 'parked',
      reason: expect.stringContaining('do not fit the market'),
    });
    on.knownPrice = 61_850;
    on.reader.refresh();
    expect(on.last().kind).toBe('locked');
  });

  it('locks each of several charts on its own', async () => {
    const one = addChart();
    const other = addChart(700);
    await draw(one);
    await draw(other, 0.9);
    const [first, second] = on.charts().map(viewOf);
    expect(on.charts()).toHaveLength(2);
    expect(first?.surface).toBe(one.pane);
    expect(second?.surface).toBe(other.pane);
    expect(first && priceToY(first.price, 62_500)).toBeCloseTo(220, 6);
    expect(second && priceToY(second.price, 0.9 * 62_500)).toBeCloseTo(920, 6);
  });

  it('reads grouped whole prices as the market has them', async () => {
    const chart = addChart();
    const labels = [64, 63, 62, 61, 60].map(
      // A last price that makes room for a label stands a little off.
      (price, index) => [`${price}.000`, 30, 50 + index * 100 + (index === 2 ? 1 : 0)] as const,
    );
    on.knownPrice = 61_850;
    sayPayload(NAME, chart.prices, labelPayload(labels));
    sayPayload(NAME, chart.times, labelPayload(timeLabels(Date.now())));
    await settle();
    expect(priceToY(on.lastView().price, 62_500)).toBeCloseTo(220.2, 6);
    on.knownPrice = 61.85;
    on.reader.refresh();
    expect(priceToY(on.lastView().price, 62.5)).toBeCloseTo(220.2, 6);
  });

  it('leaves out a mini chart beside a large one', async () => {
    await draw(addChart());
    const [prices, times] = [
      { left: 1300, top: 20, width: 60, height: 120 },
      { left: 1100, top: 140, width: 200, height: 20 },
    ].map(placeCanvas);
    const labels = [66, 65, 64].map((value, index) => [`${value},000`, 30, 20 + 40 * index] as const);
    sayPayload(NAME, ensureDefined(prices, 'prices'), labelPayload(labels));
    const clocks = ['10:45', '11:00', '11:15'].map((text, index) => [text, 40 + 60 * index, 10] as const);
    sayPayload(NAME, ensureDefined(times, 'times'), labelPayload(clocks));
    await settle();
    expect(on.charts()).toHaveLength(1);
    expect(on.lastView().pane).toEqual(PANE);
  });

  it('parks two price axes of one pane that both could be meant', async () => {
    const chart = addChart();
    const left = placeCanvas({ ...PRICES, left: 40 });
    sayPayload(NAME, left, labelPayload(priceLabels(1.02)));
    await draw(chart);
    expect(on.last()).toMatchObject({ kind: 'parked', reason: 'Two price axes could be meant' });
  });

  it('takes of two price axes the one that holds the market', async () => {
    on.knownPrice = 61_850;
    const chart = addChart();
    const left = placeCanvas({ ...PRICES, left: 40 });
    sayPayload(NAME, left, labelPayload(priceLabels(0.04)));
    await draw(chart);
    expect(priceToY(on.lastView().price, 62_500)).toBeCloseTo(220, 6);
  });

  it('takes the price pane before an indicator pane below it', async () => {
    const chart = addChart();
    const below = placeCanvas({ left: 1000, top: 520, width: 60, height: 120 });
    chart.times.getBoundingClientRect = () => new DOMRect(100, 640, 900, 28);
    const indicator = [80, 60, 40, 20].map((value, index) => [String(value), 30, 15 + index * 30] as const);
    sayPayload(NAME, below, labelPayload(indicator));
    await draw(chart);
    expect(on.lastView().pane).toEqual(PANE);
  });

  it('parks a percentage scale', async () => {
    const chart = addChart();
    const percents = [2, 1, 0, -1, -2].map((value, index) => [`${value}.00%`, 30, 50 + index * 100] as const);
    sayPayload(NAME, chart.prices, labelPayload(percents));
    sayPayload(NAME, chart.times, labelPayload(timeLabels(Date.now())));
    await settle();
    expect(on.last()).toMatchObject({ kind: 'parked', reason: expect.stringContaining('percentages') });
  });

  it('says so when a page shows no axis for long', () => {
    vi.advanceTimersByTime(6000);
    expect(on.last()).toMatchObject({
      kind: 'parked',
      reason: expect.stringContaining('No price and time axis'),
    });
  });
});
