import { describe, expect, it } from 'vitest';
import { broken, type Changes, fakeChart, HEIGHT } from './fake-object';
import { sampleChart } from './sample-chart';

const pricesOf = (changes: Changes) => sampleChart(fakeChart(changes))?.prices;

/** A scale of 64,000 at the top with one pixel a dollar, in panes that know no main series. */
const silentPane = () => ({
  getHeight: () => HEIGHT,
  getMainSourcePriceScale: () => ({ coordinateToPrice: (y: number) => 64_000 - y }),
});

describe('the main pane', () => {
  it('is the only one where the version cannot tell', () => {
    const chart = { getPanes: () => [silentPane()], getAllPanesHeight: undefined };
    expect(pricesOf({ chart })).toHaveLength(5);
  });

  it('is not guessed among several', () => {
    expect(pricesOf({ chart: { getPanes: () => [silentPane(), silentPane()] } })).toEqual([]);
  });

  it('is none of those that say they are not', () => {
    const pane = { ...silentPane(), hasMainSeries: () => false };
    expect(pricesOf({ chart: { getPanes: () => [pane] } })).toEqual([]);
  });

  it('is found behind one that throws', () => {
    const [, main] = fakeChart().getPanes?.() ?? [];
    expect(pricesOf({ chart: { getPanes: () => [{ hasMainSeries: broken }, main] } })).toHaveLength(5);
  });

  it('is not looked for among more panes than a chart has', () => {
    const panes = new Proxy([], { get: (_, key) => (key === 'length' ? 1e12 : { hasMainSeries: broken }) });
    expect(pricesOf({ chart: { getPanes: () => panes } })).toEqual([]);
  });

  it.each([
    ['none', []],
    ['a text', [0, '400']],
    ['not a number', [0, NaN]],
    ['too small', [0, 20]],
    ['endless', [0, Infinity]],
  ])('has no prices when its height is %s', (_, heights) => {
    expect(pricesOf({ chart: { getAllPanesHeight: () => heights } })).toEqual([]);
  });
});

const notInverted = () => false;
const range = { from: 60_000, to: 64_000 };
const ofRange = (answer: unknown, isInverted: unknown) =>
  pricesOf({ scale: { coordinateToPrice: undefined, getVisiblePriceRange: () => answer, isInverted } });

describe('the price scale', () => {
  it.each([undefined, null, '64000', NaN, Infinity, {}])('does not say a price that is %s', (price) => {
    expect(pricesOf({ scale: { coordinateToPrice: () => price } })).toEqual([]);
  });

  it('says no price when one of them throws', () => {
    const scale = { coordinateToPrice: (y: number) => (y > 300 ? broken() : 64_000 - y) };
    expect(pricesOf({ scale })).toEqual([]);
  });

  it('is missing on some panes', () => {
    expect(pricesOf({ pane: { getMainSourcePriceScale: () => null } })).toEqual([]);
  });

  it.each([
    [false, [64_000, 0], [60_000, HEIGHT]],
    [true, [64_000, HEIGHT], [60_000, 0]],
  ] as const)('may only say the visible range, inverted: %s', (inverted, top, bottom) => {
    expect(ofRange(range, () => inverted)).toEqual([top, bottom]);
  });

  it.each([
    ['no range', null, notInverted],
    ['an empty range', { from: 1, to: 1 }, notInverted],
    ['an endless range', { from: -Infinity, to: 1 }, notInverted],
    ['a range of texts', { from: '1', to: '2' }, notInverted],
    ['a range whose direction is not known', range, undefined],
  ])('has no prices with %s', (_, answer, isInverted) => expect(ofRange(answer, isInverted)).toEqual([]));
});
