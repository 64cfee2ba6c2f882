import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import { broken, type Changes, fakeChart, HEIGHT, MINUTE, START } from './fake-object';
import { sampleChart } from './sample-chart';

/** The fields that are lost with a method. */
const LOST = {
  symbol: ['symbol'],
  resolution: ['resolution'],
  getTimezone: ['timeZone'],
  hasModel: [],
  getPanes: ['paneHeight', 'mode', 'prices'],
  getAllPanesHeight: ['paneHeight', 'mode', 'prices'],
  chartWidget: ['bars'],
} as const;

const BREAKS = [
  ['missing', undefined],
  ['throwing', broken],
  ['no function', 7],
] as const;

const sampleOf = (changes?: Changes) => ensureDefined(sampleChart(fakeChart(changes)), 'sample');

describe('sampleChart', () => {
  it('reads names, scale and bars of the main pane', () => {
    const { prices, bars, ...rest } = sampleOf();
    expect(rest).toEqual({
      symbol: 'BINANCE:BTCUSDT.P',
      resolution: '5',
      timeZone: 'Etc/UTC',
      paneHeight: HEIGHT,
      mode: 0,
      inverted: false,
    });
    expect(prices.map(([, y]) => Math.round(y))).toEqual([20, 110, 200, 290, 380]);
    expect(prices.every(([price, y]) => price === 64_000 - 10 * y)).toBe(true);
    expect(bars).toHaveLength(12);
    expect(bars[0]).toEqual([(START + 10 * MINUTE) * 1000, 180]);
    expect(bars.at(-1)).toEqual([(START + 90 * MINUTE) * 1000, 820]);
  });

  it.each(
    Object.entries(LOST).flatMap(([method, lost]) =>
      BREAKS.map(([kind, value]) => [method, kind, value, lost] as const),
    ),
  )('does without %s when it is %s', (method, _, value, lost) => {
    const whole = sampleOf();
    const rest = Object.fromEntries(
      Object.entries(whole).filter(([field]) => !(lost as readonly string[]).includes(field)),
    );
    const { prices, bars, ...sample } = sampleOf({ chart: { [method]: value } });
    expect({ ...sample, ...(prices.length && { prices }), ...(bars.length && { bars }) }).toEqual(rest);
  });

  it.each([
    ['missing', undefined],
    ['throwing', broken],
    ['of another kind', () => 4],
    ['no number', () => 'log'],
  ])('does not guess the mode when it is %s', (_, getMode) => {
    expect(sampleOf({ scale: { getMode } })).not.toHaveProperty('mode');
  });

  it('reads the zone of either version', () => {
    const zone = { getTimezone: () => ({ id: 'Asia/Tokyo' }) };
    expect(sampleOf({ chart: { getTimezoneApi: () => zone } }).timeZone).toBe('Asia/Tokyo');
    expect(sampleOf({ chart: { getTimezoneApi: broken } }).timeZone).toBe('Etc/UTC');
  });

  it.each(['x'.repeat(65), '', 7, null, {}])('leaves out a symbol that is no name: %s', (symbol) => {
    expect(sampleOf({ chart: { symbol: () => symbol } })).not.toHaveProperty('symbol');
  });

  it.each([
    ['is not loaded', { chart: { hasModel: () => false } }],
    ['says neither symbol nor prices', { chart: { symbol: undefined, getPanes: broken } }],
  ])('says nothing of a chart that %s', (_, changes) => {
    expect(sampleChart(fakeChart(changes))).toBeUndefined();
  });

  it('says nothing of what is no chart', () => {
    expect(sampleChart({})).toBeUndefined();
    expect(sampleChart(new Proxy({}, { get: broken }))).toBeUndefined();
  });
});
