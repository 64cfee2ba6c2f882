import { readRules } from '../alerts/read-rules';
import { isVenueId, VENUE_IDS } from '../market/venues';
import { readBoolean, recordOf } from './fields';
import { readAppearance } from './read-appearance';
import { readCalibrations } from './read-calibrations';
import { readSidebars } from './read-sidebars';
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
    ...readAppearance(fields),
    venues: Object.fromEntries(
      VENUE_IDS.map((venue) => [venue, readBoolean(venues[venue], DEFAULT_SETTINGS.venues[venue])]),
    ) as Settings['venues'],
    markets: readMarkets(fields.markets),
    hyperliquidPositions: readBoolean(fields.hyperliquidPositions, DEFAULT_SETTINGS.hyperliquidPositions),
    overrides: readOverrides(fields.overrides),
    calibrations: readCalibrations(fields.calibrations),
    sidebars: readSidebars(fields.sidebars),
    alertRules: Array.isArray(fields.alertRules) ? readRules(fields.alertRules) : DEFAULT_SETTINGS.alertRules,
  };
}

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
