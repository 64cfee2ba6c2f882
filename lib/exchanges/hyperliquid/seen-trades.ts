import type { TradeEvent } from '../../market/events';

/** More than the venue repeats: a new subscription brings the last trades again. */
const REMEMBERED = 2000;

/** Which trades were told on this connection already. Forgets the older half from time to time. */
export class SeenTrades {
  private recent = new Set<string>();
  private older: ReadonlySet<string> = new Set();

  /** True the first time. An id is only unique together with instrument and time. */
  isNew({ symbol, time, id = '' }: TradeEvent): boolean {
    const key = `${symbol} ${time} ${id}`;
    if (this.recent.has(key) || this.older.has(key)) return false;
    if (this.recent.size === REMEMBERED) {
      this.older = this.recent;
      this.recent = new Set();
    }
    this.recent.add(key);
    return true;
  }
}
