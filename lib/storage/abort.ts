/** Undoes a transaction; one that the browser has ended already is undone. */
export function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It has ended.
  }
}
