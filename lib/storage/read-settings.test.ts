import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLANK_RULE, DEFAULT_RULES, WALL_RULE } from '../alerts/rule';
import { SETTINGS_VERSION } from './migrate-settings';
import { readSettings } from './read-settings';
import { DEFAULT_SETTINGS } from './settings';

const D = DEFAULT_SETTINGS;
const layer = D.layers['order-book'];

const nearCalibration = fc.record({
  points: fc.array(fc.dictionary(fc.constantFrom('x', 'y', 'price', 'time'), fc.double()), { maxLength: 3 }),
  model: fc.constantFrom('linear', 'log', 'none'),
  width: fc.double(),
  height: fc.integer(),
  madeAt: fc.integer(),
});

describe('readSettings', () => {
  it('gives the defaults for nothing and for nonsense', () => {
    for (const stored of [
      undefined,
      null,
      7,
      'settings',
      [],
      {},
      { venues: [], layers: 3, alertRules: null },
    ]) {
      expect(readSettings(stored)).toEqual(D);
    }
  });

  it('reads back what it gave, whatever it was given', () => {
    const nearly = fc.record(
      {
        version: fc.anything(),
        paused: fc.anything(),
        layers: fc.record({
          'order-book': fc.dictionary(fc.constantFrom('opacity', 'low', 'high'), fc.anything()),
        }),
        markets: fc.array(fc.oneof(fc.constantFrom('ETH-USDT', 'x'), fc.anything())),
        hyperliquidPositions: fc.anything(),
        overrides: fc.dictionary(fc.string(), fc.anything()),
        calibrations: fc.dictionary(fc.string(), fc.oneof(nearCalibration, fc.anything())),
        alertRules: fc.array(
          fc.oneof(fc.record({ id: fc.string(), minSize: fc.double(), kinds: fc.anything() }), fc.anything()),
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(nearly, fc.anything()), (stored) => {
        const settings = readSettings(stored);
        expect(readSettings({ ...settings, version: SETTINGS_VERSION })).toEqual(settings);
        expect(settings.layers['order-book'].opacity).toBeLessThanOrEqual(1);
        for (const { minSize } of settings.alertRules) expect(minSize).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('keeps the sound fields beside the broken ones', () => {
    const stored = {
      version: SETTINGS_VERSION,
      paused: 'yes',
      layers: {
        'order-book': { visible: false, opacity: 2, ramp: 'pink', low: { kind: 'size', value: 10 } },
      },
      venues: { 'binance-usdm': false, 'bybit-linear': 1, nowhere: true },
      markets: ['ETH-USDT', 'ETH-USDT', 7, 'eth/usdt', 'BTC-USDT'],
      overrides: {
        'a.com': { venue: 'bybit-linear', symbol: 'BTCUSDT', market: 'BTC-USDT' },
        'b.com': { venue: 'nowhere', symbol: 'BTCUSDT', market: 'BTC-USDT' },
        'c.com': { venue: 'bybit-linear', symbol: 'B TC', market: 'BTC-USDT' },
        'd.com': { venue: 'bybit-linear', symbol: 'BTCUSDT', market: 'BTC' },
      },
      alertRules: [{ id: 'a', minSize: -1, coolDownSeconds: 5 }, { id: 'a/b' }, 7],
    };
    expect(readSettings(stored)).toEqual({
      ...D,
      layers: {
        ...D.layers,
        'order-book': { ...layer, visible: false, low: { kind: 'size', value: 10 } },
      },
      venues: { ...D.venues, 'binance-usdm': false },
      markets: ['ETH-USDT', 'BTC-USDT'],
      overrides: { 'a.com': { venue: 'bybit-linear', symbol: 'BTCUSDT', market: 'BTC-USDT' } },
      alertRules: [{ ...BLANK_RULE, id: 'a', coolDownSeconds: 5 }],
    });
  });

  it.each([
    ['crossed cut-offs', { low: { kind: 'percentile', value: 90 }, high: { kind: 'percentile', value: 10 } }],
    ['a percentile above 100', { high: { kind: 'percentile', value: 101 } }],
    ['a negative size', { low: { kind: 'size', value: -1 } }],
    ['an endless size', { high: { kind: 'size', value: Number.POSITIVE_INFINITY } }],
    ['a cut-off of no kind', { low: { value: 10 } }],
  ])('puts the defaults in the place of %s', (_, broken) => {
    expect(readSettings({ layers: { 'order-book': { ...layer, ...broken } } })).toEqual(D);
  });

  it.each([
    [true, true],
    [false, false],
    ['true', false],
    [1, false],
    [undefined, false],
  ])('asks for positions only where the setting says true: %j', (stored, expected) => {
    expect(readSettings({ hyperliquidPositions: stored }).hyperliquidPositions).toBe(expected);
  });

  it('keeps the look of the order book that was set before layers had ids', () => {
    const stored = { version: 1, layers: { orderBook: { ...layer, opacity: 0.3 } } };
    expect(readSettings(stored).layers['order-book'].opacity).toBe(0.3);
  });

  it('makes the rule about walls the first of many', () => {
    const wallRule = { enabled: false, minSize: 350, maxDistancePercent: 0.5, onAppear: false, onPull: true };
    expect(readSettings({ version: 2, wallRule }).alertRules).toEqual([
      { ...WALL_RULE, enabled: false, minSize: 350, maxDistancePercent: 0.5, kinds: ['wall-pulled'] },
      ...DEFAULT_RULES.slice(1),
    ]);
  });

  it('shows both sides and greatest sizes of a book whose settings are older than the choice', () => {
    const { bookPooled: _, bookSides: __, ...older } = { ...D, bookOf: 'okx-swap', paused: true };
    const read = readSettings({ version: SETTINGS_VERSION, ...older });
    expect(read).toEqual({ ...D, bookOf: 'okx-swap', paused: true });
    expect(readSettings({ ...read, bookPooled: 'mean', bookSides: 'ask' })).toMatchObject({
      bookOf: 'okx-swap',
      bookPooled: 'mean',
      bookSides: 'ask',
    });
  });

  it('orders every heatmap once, those that are not named below', () => {
    const order = ['order-book', 'order-book', 'nothing', 'liquidation'];
    expect(readSettings({ layerOrder: order }).layerOrder).toEqual([
      'open-interest',
      'order-book',
      'liquidation',
    ]);
  });

  it.each([
    ['a profile that ends before it begins', { profile: { fixed: { from: 2, to: 1 } } }],
    ['a range nobody knows', { profile: { range: '2y' } }],
    ['a memory of an hour', { liquidation: { lookbackHours: 1 } }],
    ['a model nobody knows', { liquidation: { model: 'magic' } }],
    ['history of no length', { retention: { days: 0, megabytes: -1 } }],
    ['a book of nobody', { bookOf: 'nowhere' }],
    ['cells and sides of a book that nobody knows', { bookPooled: 'least', bookSides: 'left' }],
    [
      'a ramp of the other kind',
      { layers: { liquidation: { ramp: 'ember' }, 'order-book': { ramp: 'safe' } } },
    ],
    ['a bent scale', { layers: { liquidation: { gamma: 9, curve: 'sine' } } }],
  ])('puts the defaults in the place of %s', (_, broken) => {
    expect(readSettings(broken)).toEqual(D);
  });

  it('takes an empty list of markets for a wish', () => {
    expect(readSettings({ markets: [] }).markets).toEqual([]);
  });

  it('is not fooled by a host called like a prototype', () => {
    const stored: unknown = JSON.parse('{"overrides":{"__proto__":{"venue":"bybit-linear","symbol":"X"}}}');
    const { overrides } = readSettings(stored);
    expect(Object.getPrototypeOf(overrides)).toBe(Object.prototype);
  });
});
