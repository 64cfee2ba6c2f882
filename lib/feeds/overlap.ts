import type { MarketEvent } from '../market/events';

/**
 * While two connections carry the same streams, passes each event once, whichever brings it first. Events that are equal
 * in every field are counted, so two equal trades on one connection both pass.
 */
export class Overlap {
  private readonly passed = new Map<string, number>();
  private readonly seen = new Map<object, Map<string, number>>();

  /** Whether `event`, brought by `source`, is new. */
  admit(source: object, event: MarketEvent): boolean {
    const key = JSON.stringify(event);
    const counts = this.countsOf(source);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count <= (this.passed.get(key) ?? 0)) return false;
    this.passed.set(key, count);
    return true;
  }

  private countsOf(source: object): Map<string, number> {
    const counts = this.seen.get(source) ?? new Map<string, number>();
    this.seen.set(source, counts);
    return counts;
  }
}
