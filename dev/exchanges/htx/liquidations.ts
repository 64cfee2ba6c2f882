import type { MarketLiquidation } from '../../simulator/venue-market';

export interface PastLiquidation {
  readonly id: number;
  readonly time: number;
  readonly what: MarketLiquidation;
}

const KEPT = 5_000;

/** What was liquidated of each contract, for those who ask later: oldest first. */
export class PastLiquidations {
  private readonly bySymbol = new Map<string, PastLiquidation[]>();
  private nextId = 1;

  add(symbol: string, time: number, liquidations: readonly MarketLiquidation[]): void {
    const list = this.bySymbol.get(symbol) ?? [];
    this.bySymbol.set(symbol, list);
    for (const what of liquidations) {
      list.push({ id: this.nextId, time, what });
      this.nextId += 1;
    }
    if (list.length > KEPT) list.splice(0, list.length - KEPT);
  }

  of(symbol: string): readonly PastLiquidation[] {
    return this.bySymbol.get(symbol) ?? [];
  }
}
