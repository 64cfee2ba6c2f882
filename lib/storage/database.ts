import { openDB } from 'idb';
import { StorageError } from './failure';
import { DATABASE_NAME, type IsothermDatabase, SCHEMA_VERSION, UPGRADES } from './schema';
import type { Upgrade } from './upgrades/upgrade';

/** One connection to the `isotherm` database, opened when first needed and again after it was lost. */
export class Database {
  private connection: Promise<IsothermDatabase> | undefined;

  /**
   * The open database.
   * @throws whatever IndexedDB gives as the reason when it cannot be opened; the next call tries again.
   */
  connect(): Promise<IsothermDatabase> {
    if (this.connection) return this.connection;
    const connection = open(() => this.forget(connection));
    this.connection = connection;
    connection.catch(() => this.forget(connection));
    return connection;
  }

  /** Lets go of the connection, once what runs on it is done. */
  close(): void {
    this.connection?.then(
      (database) => database.close(),
      () => {},
    );
    this.connection = undefined;
  }

  private forget(connection: Promise<IsothermDatabase>): void {
    if (this.connection === connection) this.connection = undefined;
  }
}

/** @param onLost called when the browser, or a newer version of ours in another tab, took the connection away. */
function open(onLost: () => void): Promise<IsothermDatabase> {
  return new Promise((resolve, reject) => {
    let refused = false;
    openDB(DATABASE_NAME, SCHEMA_VERSION, {
      upgrade(database, oldVersion, _newVersion, transaction) {
        const due: readonly Upgrade[] = UPGRADES.slice(oldVersion);
        for (const upgrade of due) upgrade(database, transaction);
        // An upgrade that fails is told by the opening.
        transaction.done.catch(() => {});
      },
      blocked() {
        refused = true;
        reject(new StorageError('An older version of Isotherm still holds the history; close its tabs.'));
      },
      blocking(_current, _blocked, event) {
        onLost();
        (event.target as IDBDatabase).close();
      },
      terminated: onLost,
    }).then(
      (database) => (refused ? database.close() : resolve(database as unknown as IsothermDatabase)),
      reject,
    );
  });
}
