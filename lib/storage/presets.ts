import type { ChartLayerId } from '../heatmaps/layers';
import type { ProfileRangeId } from '../heatmaps/side-style';
import { TRADING_STYLES, type TradingStyle } from '../heatmaps/trading-style';
import type { Settings } from './settings';
import { shownLayers, withShown } from './shown-layers';

interface Choice {
  readonly shown: readonly ChartLayerId[];
  readonly range: ProfileRangeId;
  readonly lookbackHours: number;
}

const DAY_HOURS = 24;

const CHOICES: Readonly<Record<TradingStyle, Choice>> = {
  scalp: { shown: ['order-book', 'volume-profile', 'marks'], range: 'session', lookbackHours: DAY_HOURS },
  day: {
    shown: ['order-book', 'liquidation', 'volume-profile', 'marks'],
    range: 'visible',
    lookbackHours: 7 * DAY_HOURS,
  },
  swing: {
    shown: ['liquidation', 'open-interest', 'volume-profile', 'funding'],
    range: '1m',
    lookbackHours: 30 * DAY_HOURS,
  },
};

/** The settings with the layers and lookbacks of a trading style; how layers look stays as it is. */
export function applyPreset(settings: Settings, preset: TradingStyle): Settings {
  const { shown, range, lookbackHours } = CHOICES[preset];
  const shownOnly = withShown(settings, shown);
  return {
    ...shownOnly,
    profile: { ...shownOnly.profile, range },
    liquidation: { ...settings.liquidation, lookbackHours },
  };
}

/** The style whose layers and lookbacks the settings have; undefined when they were chosen one by one. */
export const presetOf = (settings: Settings): TradingStyle | undefined =>
  TRADING_STYLES.find((preset) => isAlike(settings, applyPreset(settings, preset)));

const isAlike = (one: Settings, other: Settings) =>
  shownLayers(one).join() === shownLayers(other).join() &&
  one.profile.range === other.profile.range &&
  one.liquidation.lookbackHours === other.liquidation.lookbackHours;
