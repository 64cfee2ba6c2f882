import type { MarketLiquidation } from '../../simulator/venue-market';

interface Logged {
  readonly time: number;
  readonly what: MarketLiquidation;
}

const CAPACITY = 2_000;

/** The newest liquidations of each symbol, oldest first. */
export class LiquidationLog {
  private readonly bySymbol = new Map<string, Logged[]>();

  add(symbol: string, time: number, what: MarketLiquidation): void {
    const logged = this.bySymbol.get(symbol) ?? [];
    logged.push({ time, what });
    if (logged.length > CAPACITY) logged.shift();
    this.bySymbol.set(symbol, logged);
  }

  /** Those from one moment to before another. */
  between(symbol: string, from: number, to: number): readonly Logged[] {
    return (this.bySymbol.get(symbol) ?? []).filter(({ time }) => time >= from && time < to);
  }
}
