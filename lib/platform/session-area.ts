import { browser } from './browser';

/** A value that outlives the background worker but not the browser session: cool-downs, what pages show. */
export function sessionValue<T>(key: string, read: (stored: unknown) => T) {
  return {
    get: async (): Promise<T> => read((await browser.storage.session.get(key))[key]),
    set: (value: T): Promise<void> => browser.storage.session.set({ [key]: value }),
  };
}
