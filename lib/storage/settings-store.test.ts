import { describe, expect, it } from 'vitest';
import { SETTINGS_VERSION } from './migrate-settings';
import { DEFAULT_SETTINGS } from './settings';
import { createSettingsStore, type SettingsArea } from './settings-store';

const D = DEFAULT_SETTINGS;

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
