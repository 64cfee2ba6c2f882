import * as fake from 'fake-indexeddb';
import { vi } from 'vitest';
import { DATABASE_NAME } from './schema';

/** Puts an empty IndexedDB in the place of whatever was there. For tests. */
export function insertBlankDisk(): void {
  Object.assign(globalThis, fake, { indexedDB: new fake.IDBFactory() });
}

/** Makes every put do `failure` first, until mocks are restored. */
export function failPuts(failure: (store: IDBObjectStore) => void): void {
  const put = Reflect.get<IDBObjectStore, 'put'>(fake.IDBObjectStore.prototype, 'put');
  vi.spyOn(fake.IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    failure(this);
    return put.apply(this, args);
  });
}

/** The put itself is refused. */
export const throwing = (name: string) => () => {
  throw new DOMException('no', name);
};

/** What a browser does when the disk runs out at commit: the puts succeed, the transaction does not. */
export const abortingWith = (name: string) => (store: IDBObjectStore) => {
  const abort = Reflect.get(store.transaction, '_abort') as (name: string) => void;
  queueMicrotask(() => abort.call(store.transaction, name));
};

/** Opens the database as another version of ours would. */
export function openVersion(
  version: number,
  upgrade: (database: IDBDatabase) => void = () => {},
): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE_NAME, version);
    request.addEventListener('upgradeneeded', () => upgrade(request.result));
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no reason')));
  });
}
