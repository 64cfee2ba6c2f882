import type { FrameNote } from '../lib/exchanges/exchange';
import { say } from './output';

/** Counts the frames that became no event, by kind and name, so that none disappears without a trace. */
export class NoteCounts {
  private readonly counts = new Map<string, number>();

  readonly note = (kind: FrameNote, name: string): void => {
    const key = `${kind}\t${name}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  };

  /** Prints `<count> <kind> <name>`, most frequent first. */
  print(): void {
    for (const [key, count] of [...this.counts].toSorted(([, a], [, b]) => b - a)) say(`${count}\t${key}`);
  }
}
