import type { Upgrade } from './upgrade';

/** Version 2: pages of what venues tell of the past, besides what was recorded here. */
export const addPages: Upgrade = (database) => {
  database.createObjectStore('pages');
};
