import { browser } from './browser';

/** What outlives the background worker but not the browser session: cool-downs, what has been seen. One for a worker. */
export class SessionArea {
  /** What is set while values are being gathered for one write. */
  private gathered: Record<string, unknown> | undefined;

  /** The value below a key. */
  value<T>(key: string, read: (stored: unknown) => T) {
    return {
      get: async (): Promise<T> => read((await browser.storage.session.get(key))[key]),
      set: async (value: T): Promise<void> => {
        if (this.gathered) this.gathered[key] = value;
        else await browser.storage.session.set({ [key]: value });
      },
    };
  }

  /** Makes one write of all values that are set meanwhile: if the worker dies, all of them are written or none. */
  async writeTogether(setValues: () => void): Promise<void> {
    const values: Record<string, unknown> = {};
    this.gathered = values;
    try {
      setValues();
    } finally {
      this.gathered = undefined;
    }
    await browser.storage.session.set(values);
  }
}
