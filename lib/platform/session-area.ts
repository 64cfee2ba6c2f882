import { browser } from './browser';

let gathered: Record<string, unknown> | undefined;

/** A value that outlives the background worker but not the browser session: cool-downs, what pages show. */
export function sessionValue<T>(key: string, read: (stored: unknown) => T) {
  return {
    get: async (): Promise<T> => read((await browser.storage.session.get(key))[key]),
    set: async (value: T): Promise<void> => {
      if (gathered) gathered[key] = value;
      else await browser.storage.session.set({ [key]: value });
    },
  };
}

/** Makes one write of all values that are set meanwhile: if the worker dies, all of them are written or none. */
export async function writeTogether(setValues: () => void): Promise<void> {
  const values: Record<string, unknown> = {};
  gathered = values;
  try {
    setValues();
  } finally {
    gathered = undefined;
  }
  await browser.storage.session.set(values);
}
