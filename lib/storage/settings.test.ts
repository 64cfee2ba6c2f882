import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLANK_RULE, DEFAULT_RULES, WALL_RULE } from '../alerts/rule';
import { migrateSettings, SETTINGS_VERSION } from './migrate-settings';
import { readSettings } from './read-settings';
import { DEFAULT_SETTINGS } from './settings';
import { createSettingsStore, type SettingsArea } from './settings-store';

const D = DEFAULT_SETTINGS;
const layer = D.layers['order-book'];

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

const nearCalibration = fc.record({
  points: fc.array(fc.dictionary(fc.constantFrom('x', 'y', 'price', 'time'), fc.double()), { maxLength: 3 }),
  model: fc.constantFrom('linear', 'log', 'none'),
  width: fc.double(),
  height: fc.integer(),
  madeAt: fc.integer(),
});

/** Extension storage of one key, shared by all who hold it. Answers late, as the real one does. */
class FakeArea implements SettingsArea {
  private readonly listeners = new Set<(value: unknown) => void>();

  constructor(public value?: unknown) {}

  async get() {
    await Promise.resolve();
    return structuredClone(this.value);
  }

  async set(value: unknown) {
    await Promise.resolve();
    this.value = structuredClone(value);
    for (const listener of this.listeners) listener(this.value);
  }

  watch(listener: (value: unknown) => void) {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
}

const pause = (paused: boolean) => (settings: typeof D) => ({ ...settings, paused });
const fade = (opacity: number) => (settings: typeof D) => ({
  ...settings,
  layers: { ...settings.layers, 'order-book': { ...settings.layers['order-book'], opacity } },
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

describe('migrateSettings', () => {
  const migrations = ['a', 'b', 'c'].map((name) => (stored: Readonly<Record<string, unknown>>) => ({
    path: [stored.path, name].join(''),
  }));

  it.each([
    [{ version: 1 }, 'abc'],
    [{ version: 3 }, 'c'],
    [{ version: 4, path: '-' }, '-'],
    [{ version: 9, path: '-' }, '-'],
    [{ version: 'one', path: '-' }, '-'],
    [{ path: '-' }, '-'],
  ])('runs on %j the migrations it lacks, in order', (stored, path) => {
    expect(migrateSettings(stored, migrations)).toEqual({ path });
  });
});

describe('createSettingsStore', () => {
  it('stores a change with its version and reads it back', async () => {
    const area = new FakeArea();
    const store = createSettingsStore(area);
    await store.update(pause(true));
    expect(await store.current()).toEqual({ ...D, paused: true });
    expect(area.value).toMatchObject({ version: SETTINGS_VERSION, paused: true });
  });

  it('loses no field when updates of one context overlap', async () => {
    const store = createSettingsStore(new FakeArea());
    await Promise.all([
      store.update(pause(true)),
      store.update(fade(0.3)),
      store.update((s) => ({ ...s, markets: [] })),
    ]);
    const expected = { ...fade(0.3)(D), paused: true, markets: [] };
    expect(await store.current()).toEqual(expected);
  });

  it('builds on what another context stored in the meantime', async () => {
    const area = new FakeArea();
    const [popup, overlay] = [createSettingsStore(area), createSettingsStore(area)];
    await popup.current();
    await overlay.update(fade(0.3));
    await popup.update(pause(true));
    expect(await overlay.current()).toEqual({ ...fade(0.3)(D), paused: true });
  });

  it('tells every context of a change, in sound settings', async () => {
    const area = new FakeArea();
    const heard: boolean[] = [];
    const stop = createSettingsStore(area).listen(({ paused }) => heard.push(paused));
    await createSettingsStore(area).update(pause(true));
    await area.set({ paused: 'nonsense' });
    stop();
    await area.set({ paused: true });
    expect(heard).toEqual([true, false]);
  });

  it('never stores nonsense', async () => {
    const store = createSettingsStore(new FakeArea());
    expect(await store.update(fade(Number.NaN))).toEqual(D);
  });

  it('lets the caller hear of a failure and goes on', async () => {
    const area = new FakeArea();
    const store = createSettingsStore(area);
    const broken = store.update(() => {
      throw new Error('no such thing');
    });
    const next = store.update(pause(true));
    await expect(broken).rejects.toThrow('no such thing');
    expect((await next).paused).toBe(true);
  });
});
