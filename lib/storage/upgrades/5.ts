import type { Upgrade } from './upgrade';

/** Version 5: the journal. What lists show lies apart from what each read found, and pictures apart from both. */
export const addJournal: Upgrade = (database) => {
  database.createObjectStore('journal');
  database.createObjectStore('reads');
  database.createObjectStore('pictures');
};
