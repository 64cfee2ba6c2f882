import type { Clock } from '../core/clock';
import { StorageError } from './failure';

/** The promise itself, or a {@link StorageError} when it takes longer than `ms`. */
export function withinDeadline<T>(clock: Clock, ms: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => reject(new StorageError('The browser’s database does not answer.')));
    promise.then(resolve, reject).finally(cancel);
  });
}
