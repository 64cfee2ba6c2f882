import { IDBDatabase, IDBObjectStore } from 'fake-indexeddb';
import { vi } from 'vitest';

const OPERATIONS = ['get', 'getAll', 'getAllKeys', 'put', 'delete', 'openCursor', 'openKeyCursor'] as const;

type Operation = (this: IDBObjectStore, ...args: unknown[]) => unknown;

/** What became of a worker that is to die. */
export interface Death {
  /** How many steps it has come: so often the disk was asked for something, and whatever else counts as one. */
  readonly asked: () => number;
  readonly died: () => boolean;
  /** Counts a step that has nothing to do with the disk. */
  readonly step: () => void;
}

/**
 * Has the worker die at its `n`th step, such as the moment in which the disk is asked for the `n`th time: a write
 * under way is undone and nothing is answered any more, until mocks are restored. For tests.
 */
export function dieAt(n: number): Death {
  let asked = 0;
  const isDead = () => asked >= n;
  for (const name of OPERATIONS) {
    const operation = Reflect.get(IDBObjectStore.prototype, name) as Operation;
    vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function (
      this: IDBObjectStore,
      ...args: unknown[]
    ) {
      asked += 1;
      if (isDead()) die(this.transaction);
      return operation.apply(this, args) as never;
    });
  }
  const begin = Reflect.get(IDBDatabase.prototype, 'transaction') as (...args: unknown[]) => IDBTransaction;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    ...args: unknown[]
  ) {
    if (isDead()) throw dead();
    return begin.apply(this, args);
  });
  return { asked: () => asked, died: isDead, step: () => void (asked += 1) };
}

/** Refuses a read; undoes a write as soon as the request at hand is made, which is then never granted. */
function die(transaction: IDBTransaction): void {
  if (transaction.mode === 'readonly') throw dead();
  queueMicrotask(() => {
    try {
      transaction.abort();
    } catch {
      // Undone already, by another request of the same turn.
    }
  });
}

const dead = () => new DOMException('died', 'InvalidStateError');
