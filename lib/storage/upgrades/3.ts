import type { Upgrade } from './upgrade';

/** Version 3: bars of flow that were recorded here, and what models have learnt of them. */
export const addBars: Upgrade = (database) => {
  database.createObjectStore('bars');
  database.createObjectStore('checkpoints');
};
