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

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Candles of each style's charts, least and most. */
const CANDLES: Readonly<Record<TradingStyle, readonly [number, number]>> = {
  scalp: [0, 5 * MINUTE],
  day: [5 * MINUTE, HOUR],
  swing: [4 * HOUR, 7 * DAY],
};

/**
 * Lookbacks that go with each style: zones of a day for minutes, of a day to a week for hours, of one to four weeks for
 * days. A layer that is missing is not one the style reads.
 */
const LOOKBACKS: Readonly<
  Record<TradingStyle, Readonly<Partial<Record<LayerId, readonly [number, number]>>>>
> = {
  scalp: {
    'order-book': [0, DAY],
    liquidation: [12 * HOUR, DAY],
    'open-interest': [4 * HOUR, DAY],
    'volume-profile': [4 * HOUR, DAY],
    funding: [DAY, 7 * DAY],
  },
  day: {
    'order-book': [HOUR, DAY],
    liquidation: [DAY, 7 * DAY],
    'open-interest': [DAY, 7 * DAY],
    'volume-profile': [DAY, 30 * DAY],
    funding: [7 * DAY, 30 * DAY],
  },
  swing: {
    liquidation: [7 * DAY, 30 * DAY],
    'open-interest': [7 * DAY, 90 * DAY],
    'volume-profile': [30 * DAY, 366 * DAY],
    funding: [30 * DAY, 183 * DAY],
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
