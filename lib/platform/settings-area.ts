import { browser } from './browser';

const KEY = 'settings';

/** The one key of extension storage that holds the settings; every context sees a change of it at once. */
export const settingsArea = {
  async get(): Promise<unknown> {
    return (await browser.storage.local.get(KEY))[KEY];
  },
  async set(value: unknown): Promise<void> {
    await browser.storage.local.set({ [KEY]: value });
  },
  /** Calls back with every new value, from whichever context it was set; the returned function stops it. */
  watch(listener: (value: unknown) => void): () => void {
    const onChanged = (changes: Record<string, { newValue?: unknown }>, area: string) => {
      const change = area === 'local' ? changes[KEY] : undefined;
      if (change) listener(change.newValue);
    };
    browser.storage.onChanged.addListener(onChanged);
    return () => browser.storage.onChanged.removeListener(onChanged);
  },
};
