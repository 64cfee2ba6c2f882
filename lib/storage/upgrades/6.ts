import type { Upgrade } from './upgrade';

/** Version 6: walls and cascades that are over, for statistics. */
export const addEndings: Upgrade = (database) => {
  database.createObjectStore('walls');
  database.createObjectStore('cascades');
};
