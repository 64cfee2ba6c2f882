import type { WallRule } from '../alerts/wall-rule';
import { type Cutoff, type LayerStyle, RAMP_IDS } from '../heatmaps/layer-style';
import { isVenueId, VENUE_IDS } from '../market/venues';
import { numberWithin, oneOf, readBoolean, recordOf } from './fields';
import { readCalibrations } from './read-calibrations';
import { migrateSettings } from './migrate-settings';
import { DEFAULT_SETTINGS, type Settings, type SymbolChoice } from './settings';

export const MAX_MARKETS = 50;
const MAX_OVERRIDES = 500;
/** Venues list instruments in more alphabets than ours. */
const MARKET = /^[^\s-]{1,20}-[^\s-]{1,20}$/u;
const SYMBOL = /^\S{1,60}$/u;

/**
 * Settings out of whatever extension storage holds: every field that is missing or makes no sense takes its default,
 * without harm to the others. Never throws.
 */
export function readSettings(stored: unknown): Settings {
  const fields = migrateSettings(stored);
  const venues = recordOf(fields.venues);
  return {
    paused: readBoolean(fields.paused, DEFAULT_SETTINGS.paused),
    layers: { orderBook: readLayer(recordOf(fields.layers).orderBook, DEFAULT_SETTINGS.layers.orderBook) },
    venues: Object.fromEntries(
      VENUE_IDS.map((venue) => [venue, readBoolean(venues[venue], DEFAULT_SETTINGS.venues[venue])]),
    ) as Settings['venues'],
    markets: readMarkets(fields.markets),
    hyperliquidPositions: readBoolean(fields.hyperliquidPositions, DEFAULT_SETTINGS.hyperliquidPositions),
    overrides: readOverrides(fields.overrides),
    calibrations: readCalibrations(fields.calibrations),
    wallRule: readWallRule(fields.wallRule, DEFAULT_SETTINGS.wallRule),
  };
}

function readLayer(value: unknown, fallback: LayerStyle): LayerStyle {
  const { visible, opacity, ramp, low, high } = recordOf(value);
  const cutoffs = { low: readCutoff(low, fallback.low), high: readCutoff(high, fallback.high) };
  return {
    visible: readBoolean(visible, fallback.visible),
    opacity: numberWithin(0, 1)(opacity, fallback.opacity),
    ramp: oneOf(RAMP_IDS)(ramp, fallback.ramp),
    ...(isCrossed(cutoffs) ? { low: fallback.low, high: fallback.high } : cutoffs),
  };
}

function readCutoff(value: unknown, fallback: Cutoff): Cutoff {
  const { kind, value: at } = recordOf(value);
  const read = numberWithin(0, kind === 'percentile' ? 100 : Number.MAX_VALUE)(at, Number.NaN);
  if ((kind !== 'percentile' && kind !== 'size') || Number.isNaN(read)) return fallback;
  return { kind, value: read };
}

const isCrossed = ({ low, high }: { readonly low: Cutoff; readonly high: Cutoff }) =>
  low.kind === high.kind && low.value > high.value;

function readMarkets(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return DEFAULT_SETTINGS.markets;
  const markets = value.filter((market) => typeof market === 'string' && MARKET.test(market)) as string[];
  return [...new Set(markets)].slice(0, MAX_MARKETS);
}

function readOverrides(value: unknown): Settings['overrides'] {
  const choices = Object.entries(recordOf(value)).flatMap(([host, choice]): [string, SymbolChoice][] => {
    const { venue, symbol, market } = recordOf(choice);
    if (typeof venue !== 'string' || typeof symbol !== 'string' || typeof market !== 'string') return [];
    const isSound = isVenueId(venue) && SYMBOL.test(symbol) && MARKET.test(market);
    return isSound ? [[host, { venue, symbol, market }]] : [];
  });
  return Object.fromEntries(choices.slice(0, MAX_OVERRIDES));
}

function readWallRule(value: unknown, fallback: WallRule): WallRule {
  const rule = recordOf(value);
  return {
    enabled: readBoolean(rule.enabled, fallback.enabled),
    minSize: numberWithin(Number.MIN_VALUE, Number.MAX_VALUE)(rule.minSize, fallback.minSize),
    maxDistancePercent: numberWithin(Number.MIN_VALUE, 100)(
      rule.maxDistancePercent,
      fallback.maxDistancePercent,
    ),
    onAppear: readBoolean(rule.onAppear, fallback.onAppear),
    onPull: readBoolean(rule.onPull, fallback.onPull),
    coolDownSeconds: numberWithin(0, 86_400)(rule.coolDownSeconds, fallback.coolDownSeconds),
  };
}
