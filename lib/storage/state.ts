/** What a user is told about the history on disk. */
export interface StorageState {
  readonly kind: 'ok' | 'full' | 'failing';
  /** Why, in words for the user; empty while ok. */
  readonly reason: string;
  /** Columns and bytes written since the store was opened, and bytes waiting in memory. */
  readonly columns: number;
  readonly bytes: number;
  readonly pendingBytes: number;
}
