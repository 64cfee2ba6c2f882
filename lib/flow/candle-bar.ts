import type { DecimalStep } from '../core/decimal-step';
import { volumeBinSize } from './bin-size';
import type { FlowBar, ForcedClose } from './flow-bar';
import { spreadVolume } from './volume-at-price';

/** What a venue tells of an interval of the past. */
export interface PastInterval {
  readonly time: number;
  readonly intervalMs: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** Base units. */
  readonly volume: number;
  /** Base units of it that aggressors bought; NaN when the venue does not tell. */
  readonly takerBuy: number;
  /** One side's open interest at the end, base units; NaN when unknown. */
  readonly openInterest: number;
  readonly openInterestTime?: number;
  readonly liquidations: readonly ForcedClose[];
}

/**
 * A bar out of a candle: its volume is spread evenly over its range. Where the venue does not tell what aggressors bought,
 * the tick rule decides: all of the volume of a candle that rose was bought, of one that fell sold, and of one that did
 * neither half and half (Lee and Ready, "Inferring Trade Direction from Intraday Data", 1991, on a bar instead of a trade).
 * The extremes of the mark price are those of trades.
 */
export function barOfCandle(past: PastInterval, priceStep: DecimalStep): FlowBar {
  const { time, intervalMs, open, high, low, close, openInterest, openInterestTime, liquidations } = past;
  const buy = Number.isNaN(past.takerBuy) ? past.volume * tickRule(past) : past.takerBuy;
  // Venues round the two apart from one another.
  const sell = Math.max(0, past.volume - buy);
  return {
    time,
    intervalMs,
    open,
    high,
    low,
    close,
    markHigh: high,
    markLow: low,
    volume: spreadVolume({ low, high }, { buy, sell }, volumeBinSize(close, priceStep)),
    openInterest,
    ...(openInterestTime !== undefined && { openInterestTime }),
    liquidations,
  };
}

/** The share that aggressors bought. */
function tickRule({ open, close }: PastInterval): number {
  return close === open ? 0.5 : Number(close > open);
}
