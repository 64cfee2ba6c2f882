import type { CascadeEnding, WallEnding } from '../analysis/claims/records';
import type { Database } from './database';

export interface Endings {
  readonly walls: readonly WallEnding[];
  readonly cascades: readonly CascadeEnding[];
}

/**
 * The walls and cascades of a market that are over, in order of when they began.
 * @throws whatever IndexedDB gives as the reason.
 */
export async function readEndings(database: Database, market: string): Promise<Endings> {
  const connection = await database.connect();
  const [walls, cascades] = await Promise.all([connection.getAll('walls'), connection.getAll('cascades')]);
  const isOfMarket = (ending: { readonly market: string }) => ending.market === market;
  return { walls: walls.filter(isOfMarket), cascades: cascades.filter(isOfMarket) };
}
