import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Crosshairs } from './crosshairs';
import { broken, fakeChart, fakeCrosshair } from './fake-object';
import type { TradingViewChart } from './page-object';

let page: ReturnType<typeof fakeCrosshair>;
let chart: TradingViewChart;
let crosshairs: Crosshairs;

beforeEach(() => {
  page = fakeCrosshair();
  chart = fakeChart({ chart: { crossHairMoved: page.crossHairMoved } });
  crosshairs = new Crosshairs();
});

const follow = (times: number, charts = [chart]) => {
  for (let time = 0; time < times; time += 1) crosshairs.follow(charts);
};

describe('Crosshairs', () => {
  it('keeps the newest place, in milliseconds', () => {
    follow(2);
    expect(crosshairs.newest(chart)).toBeUndefined();
    page.move({ time: 1_700_000_000, price: 64_000 });
    page.move({ time: 1_700_000_060, price: 64_001.5, offsetX: 4 });
    expect(crosshairs.newest(chart)).toEqual({ time: 1_700_000_060_000, price: 64_001.5 });
  });

  it('subscribes once to each chart', () => {
    follow(50);
    expect(page.counts).toEqual({ asked: 1, subscribed: 1 });
  });

  it('never subscribes to charts that are other objects at each question', () => {
    for (let time = 0; time < 50; time += 1) crosshairs.follow([{ ...chart }]);
    expect(page.counts).toEqual({ asked: 0, subscribed: 0 });
  });

  it('leaves a chart that is gone, and its value with it', () => {
    follow(2);
    page.move({ price: 1 });
    follow(1, [fakeChart()]);
    expect(page.listeners.size).toBe(0);
    expect(crosshairs.newest(chart)).toBeUndefined();
  });

  it('leaves nothing behind when stopped', () => {
    follow(2);
    expect(page.listeners.size).toBe(1);
    crosshairs.stop();
    expect(page.listeners.size).toBe(0);
  });

  it.each([
    ['a price alone', { price: 5 }, { price: 5 }],
    ['a time alone', { time: 5, price: NaN }, { time: 5000 }],
    ['texts', { time: '5', price: '5' }, undefined],
    ['infinities', { time: Infinity, price: -Infinity }, undefined],
    ['no date', { time: 1e300 }, undefined],
    ['nothing', undefined, undefined],
    ['a getter that throws', Object.defineProperty({}, 'time', { get: broken }), undefined],
  ])('reads %s', (_, params, read) => {
    follow(2);
    page.move({ time: 1, price: 1 });
    page.move(params);
    expect(crosshairs.newest(chart)).toEqual(read);
  });

  it('lets versions alone that take a callback: nobody could take it back', () => {
    const crossHairMoved = vi.fn<(callback: unknown) => void>((callback) => void callback);
    const old = fakeChart({ chart: { crossHairMoved } });
    expect(crossHairMoved).toHaveLength(1);
    follow(3, [old]);
    expect(crossHairMoved).not.toHaveBeenCalled();
  });

  it.each([
    ['no method', undefined],
    ['a method that throws', broken],
    ['no subscription', () => null],
    ['a subscription without a way back', () => ({ subscribe: broken })],
    ['a subscription that throws', () => ({ subscribe: broken, unsubscribe: broken })],
  ])('does without: %s', (_, crossHairMoved) => {
    const other = fakeChart({ chart: { crossHairMoved } });
    follow(3, [other, chart]);
    page.move({ price: 2 });
    expect(crosshairs.newest(other)).toBeUndefined();
    expect(crosshairs.newest(chart)).toEqual({ price: 2 });
    crosshairs.stop();
  });
});
