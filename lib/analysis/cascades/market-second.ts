import type { LiquidationEvent, TradeEvent } from '../../market/events';

/** One second of a market over all its venues: quote units that were closed by force, bought and sold, and the price at its end. */
export interface MarketSecond {
  readonly time: number;
  readonly longs: number;
  readonly shorts: number;
  readonly prints: number;
  readonly buy: number;
  readonly sell: number;
  readonly price: number;
}

/** Adds up the second that is under way. */
export class SecondTally {
  private longs = 0;
  private shorts = 0;
  private prints = 0;
  private buy = 0;
  private sell = 0;

  trade({ price, size, side }: Pick<TradeEvent, 'price' | 'size' | 'side'>): void {
    if (side === 'buy') this.buy += price * size;
    else this.sell += price * size;
  }

  liquidation({ price, size, position }: Pick<LiquidationEvent, 'price' | 'size' | 'position'>): void {
    this.prints += 1;
    if (position === 'long') this.longs += price * size;
    else this.shorts += price * size;
  }

  /** What came since it was closed last. */
  soFar(time: number, price: number): MarketSecond {
    const { longs, shorts, prints, buy, sell } = this;
    return { time, longs, shorts, prints, buy, sell, price };
  }

  /** {@link soFar}, after which the next second begins. */
  close(time: number, price: number): MarketSecond {
    const second = this.soFar(time, price);
    this.longs = this.shorts = this.prints = this.buy = this.sell = 0;
    return second;
  }
}

/** The sum of one figure over seconds. */
export const sumOf = (
  seconds: readonly MarketSecond[],
  figure: 'longs' | 'shorts' | 'prints' | 'buy' | 'sell',
): number => seconds.reduce((sum, second) => sum + second[figure], 0);
