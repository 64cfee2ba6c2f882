import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/durations';
import { TRADING_STYLES, type TradingStyle } from '../../heatmaps/trading-style';
import type { LayerId } from '../../heatmaps/layers';

/** A layer with how far it looks back; undefined when it has no such choice. */
export interface LayerLookback {
  readonly layer: LayerId;
  readonly lookbackMs: number | undefined;
}

export interface LayerMismatch extends LayerLookback {
  /** `too short` and `too long` for the style; `unsuited`: the style does not read this layer. */
  readonly kind: 'too short' | 'too long' | 'unsuited';
  /** What would suit, ms; undefined when the layer is unsuited. */
  readonly suits: LookbackRange | undefined;
}

export interface LookbackRange {
  readonly leastMs: number;
  readonly mostMs: number;
}

/** How well what is looked at goes with how it is traded. */
export interface TimeframeMatch {
  /** The styles whose charts have such candles. Empty when none has. */
  readonly candleStyles: readonly TradingStyle[];
  /** Whether the chart's candles go with the style. */
  readonly isCandleSuited: boolean;
  readonly mismatches: readonly LayerMismatch[];
}

/** Candles of each style's charts, least and most. */
const CANDLES: Readonly<Record<TradingStyle, readonly [number, number]>> = {
  scalp: [0, 5 * MINUTE_MS],
  day: [5 * MINUTE_MS, HOUR_MS],
  swing: [4 * HOUR_MS, 7 * DAY_MS],
};

/**
 * Lookbacks that go with each style: zones of a day for minutes, of a day to a week for hours, of one to four weeks for
 * days. A layer that is missing is not one the style reads.
 */
const LOOKBACKS: Readonly<
  Record<TradingStyle, Readonly<Partial<Record<LayerId, readonly [number, number]>>>>
> = {
  scalp: {
    'order-book': [0, DAY_MS],
    liquidation: [12 * HOUR_MS, DAY_MS],
    'open-interest': [4 * HOUR_MS, DAY_MS],
    'volume-profile': [4 * HOUR_MS, DAY_MS],
    funding: [DAY_MS, 7 * DAY_MS],
  },
  day: {
    'order-book': [HOUR_MS, DAY_MS],
    liquidation: [DAY_MS, 7 * DAY_MS],
    'open-interest': [DAY_MS, 7 * DAY_MS],
    'volume-profile': [DAY_MS, 30 * DAY_MS],
    funding: [7 * DAY_MS, 30 * DAY_MS],
  },
  swing: {
    liquidation: [7 * DAY_MS, 30 * DAY_MS],
    'open-interest': [7 * DAY_MS, 90 * DAY_MS],
    'volume-profile': [30 * DAY_MS, 366 * DAY_MS],
    funding: [30 * DAY_MS, 183 * DAY_MS],
  },
};

/** @param candleMs length of a candle of the chart. */
export function timeframeMatch(
  style: TradingStyle,
  candleMs: number,
  layers: readonly LayerLookback[],
): TimeframeMatch {
  const candleStyles = TRADING_STYLES.filter((each) => isWithin(candleMs, CANDLES[each]));
  return {
    candleStyles,
    isCandleSuited: candleStyles.includes(style),
    mismatches: layers.flatMap((each) => mismatchOf(style, each) ?? []),
  };
}

function mismatchOf(style: TradingStyle, { layer, lookbackMs }: LayerLookback): LayerMismatch | undefined {
  const range = LOOKBACKS[style][layer];
  if (!range) return { layer, lookbackMs, kind: 'unsuited', suits: undefined };
  if (lookbackMs === undefined || isWithin(lookbackMs, range)) return undefined;
  const [leastMs, mostMs] = range;
  return {
    layer,
    lookbackMs,
    kind: lookbackMs < leastMs ? 'too short' : 'too long',
    suits: { leastMs, mostMs },
  };
}

const isWithin = (value: number, [least, most]: readonly [number, number]) => value >= least && value <= most;
