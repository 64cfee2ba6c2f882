import type { Upgrade } from './upgrade';

/** Version 1: the first one. Keys are given by hand, so that a value is exactly what the codec makes and reads. */
export const createStores: Upgrade = (database) => {
  database.createObjectStore('chunks');
  database.createObjectStore('gaps');
  database.createObjectStore('alerts');
  database.createObjectStore('meta');
};
