import type { Checkpoint } from './checkpoint';
import type { Database } from './database';

/** Checkpoints by name. */
export class CheckpointStore {
  constructor(private readonly database: Database) {}

  /** @throws whatever IndexedDB gives as the reason: taken for nothing it would have final columns replaced. */
  async load(name: string): Promise<Checkpoint | undefined> {
    return (await this.database.connect()).get('checkpoints', name);
  }

  /** Never rejects: a disk that fails costs only the time to learn it again. */
  async save(name: string, checkpoint: Checkpoint): Promise<void> {
    try {
      await (await this.database.connect()).put('checkpoints', checkpoint, name);
    } catch {
      // What is on disk stays; the next one is tried in a while.
    }
  }
}
