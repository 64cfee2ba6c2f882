import type { CascadeEnding, WallEnding } from '../analysis/claims/records';
import type { Database } from './database';
import type { IsothermDatabase } from './schema';

/** So many walls, and so many cascades, are kept: the newest. */
export const MOST_ENDINGS = 20_000;

/** Walls and cascades that are over, each once however often it is told. What the disk refuses is not kept. */
export class EndingStore {
  constructor(private readonly database: Database) {}

  /** One that is there already stays: who tells it again after a restart knows less of its end. */
  wall(wall: WallEnding): Promise<void> {
    const { market, venue, id, since } = wall;
    return this.attempt((database) => database.add('walls', wall, [since, `${market}/${venue}/${id}`]));
  }

  /** It takes the place of what was told of it before: a cascade may go on after its end. */
  cascade(cascade: CascadeEnding): Promise<void> {
    return this.attempt((database) => database.put('cascades', cascade, [cascade.start, cascade.market]));
  }

  /** Forgets what began before a time, epoch ms, and what is too much. */
  trim(before: number): Promise<void> {
    return this.attempt(async (database) => {
      for (const store of ['walls', 'cascades'] as const) {
        await database.delete(store, IDBKeyRange.upperBound([before]));
        const tooMany = (await database.count(store)) - MOST_ENDINGS;
        const oldest = tooMany > 0 ? await database.getAllKeys(store, null, tooMany) : [];
        if (oldest.length > 0) await database.delete(store, IDBKeyRange.upperBound(oldest.at(-1)));
      }
    });
  }

  private async attempt(task: (database: IsothermDatabase) => Promise<unknown>): Promise<void> {
    await this.database
      .connect()
      .then(task)
      .catch(() => {});
  }
}
