import { SETTINGS_VERSION } from './migrate-settings';
import { readSettings } from './read-settings';
import type { Settings } from './settings';

/** One key of extension storage. */
export interface SettingsArea {
  /** The stored value; undefined when there is none. */
  get(): Promise<unknown>;
  set(value: unknown): Promise<void>;
  /** Hears of the new value after each change in any context; the returned function ends that. */
  watch(listener: (value: unknown) => void): () => void;
}

export interface SettingsStore {
  current(): Promise<Settings>;
  /**
   * Changes the settings that are stored now, whoever stored them, and resolves with the new ones once they are.
   * Rejects when they cannot be stored.
   */
  update(change: (settings: Settings) => Settings): Promise<Settings>;
  /** Hears of the settings after each change; the returned function ends that. */
  listen(listener: (settings: Settings) => void): () => void;
}

/** The settings in a storage area. Updates of one context run one after the other, each on the freshest value. */
export function createSettingsStore(area: SettingsArea): SettingsStore {
  let queue: Promise<unknown> = Promise.resolve();
  const current = async () => readSettings(await area.get());

  async function apply(change: (settings: Settings) => Settings): Promise<Settings> {
    const settings = readSettings({ ...change(await current()), version: SETTINGS_VERSION });
    await area.set({ version: SETTINGS_VERSION, ...settings });
    return settings;
  }

  return {
    current,
    update(change) {
      const updated = queue.then(() => apply(change));
      // The caller hears of a failure; the next update goes on regardless.
      queue = updated.catch(() => {});
      return updated;
    },
    listen: (listener) => area.watch((value) => listener(readSettings(value))),
  };
}
