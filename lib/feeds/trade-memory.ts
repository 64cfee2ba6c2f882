import type { TradeEvent } from '../market/events';

/** Venues tell their last fifty to hundred trades again after each subscription. */
const REMEMBERED = 500;

/** Lets each trade of a symbol pass once: venues tell the newest ones again when they are subscribed to anew. */
export class TradeMemory {
  private readonly bySymbol = new Map<string, Set<string>>();

  /** False for a trade that passed before. One without an id cannot be told from another and passes. */
  isNew({ symbol, id, time }: TradeEvent): boolean {
    if (id === undefined) return true;
    const seen = this.of(symbol);
    // Some venues number the trades of each moment.
    const key = `${time}/${id}`;
    if (seen.has(key)) return false;
    seen.add(key);
    if (seen.size > REMEMBERED) seen.delete(oldest(seen));
    return true;
  }

  private of(symbol: string): Set<string> {
    const seen = this.bySymbol.get(symbol) ?? new Set();
    this.bySymbol.set(symbol, seen);
    return seen;
  }
}

/** Sets keep the order in which things came. */
const oldest = (seen: ReadonlySet<string>): string => seen.values().next().value ?? '';
