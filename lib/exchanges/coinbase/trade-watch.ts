/**
 * Tells whether trades have gone missing, and with them perhaps changes of the book: the heartbeat of each second names
 * the newest trade. One that the heartbeat before the newest one named must have come. A hole between two trades alone is
 * not taken for a loss, since nobody promises that the channel carries every number.
 */
export class TradeWatch {
  private readonly newest = new Map<string, number>();
  private readonly announced = new Map<string, number>();

  heard(symbol: string, trade: number): void {
    this.newest.set(symbol, Math.max(trade, this.newest.get(symbol) ?? 0));
  }

  /** Takes a heartbeat; true when a trade that the one before it named has not come. */
  misses(symbol: string, trade: number): boolean {
    const newest = this.newest.get(symbol);
    const due = this.announced.get(symbol);
    this.announced.set(symbol, trade);
    if (newest === undefined || due === undefined || newest >= due) return false;
    this.newest.set(symbol, due);
    return true;
  }
}
