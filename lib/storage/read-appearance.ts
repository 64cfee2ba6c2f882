import { POOLED } from '../heatmaps/columns/series';
import { CURVES, type Cutoff, FAMILY_IDS, type LayerStyle, RAMP_IDS } from '../heatmaps/layer-style';
import { HEAT_LAYERS, type HeatLayerId } from '../heatmaps/layers';
import { LIQUIDATION_MODELS } from '../heatmaps/liquidation/model-id';
import { BOOK_SIDES } from '../heatmaps/order-book/sides';
import { type PlainStyle, PROFILE_RANGES, type ProfileStyle } from '../heatmaps/side-style';
import { VENUE_IDS } from '../market/venues';
import { numberWithin, oneOf, readBoolean, recordOf } from './fields';
import { DEFAULT_SETTINGS, type Settings } from './settings';

/** The longest and shortest that positions are remembered for a liquidation map, hours. */
const LOOKBACK_HOURS = { least: 12, most: 90 * 24 } as const;
const LONGEST_DAYS = 90;
const LEAST_MEGABYTES = 50;
const MOST_MEGABYTES = 100_000;
const LAST_TIME = 8.64e15;

export type Appearance = Pick<
  Settings,
  | 'layers'
  | 'layerOrder'
  | 'profile'
  | 'funding'
  | 'marks'
  | 'numbers'
  | 'sizesIn'
  | 'bookOf'
  | 'bookPooled'
  | 'bookSides'
  | 'liquidation'
  | 'retention'
>;

/** What the heatmaps show and how, out of stored settings; what makes no sense takes its default. */
export function readAppearance(fields: Readonly<Record<string, unknown>>): Appearance {
  const layers = recordOf(fields.layers);
  const { profile, funding, marks, liquidation, retention } = DEFAULT_SETTINGS;
  const model = recordOf(fields.liquidation);
  const kept = recordOf(fields.retention);
  return {
    layers: Object.fromEntries(
      HEAT_LAYERS.map((id) => [id, readLayer(id, layers[id])]),
    ) as Settings['layers'],
    layerOrder: readOrder(fields.layerOrder),
    profile: readProfile(recordOf(fields.profile), profile),
    funding: readPlain(recordOf(fields.funding), funding),
    marks: readPlain(recordOf(fields.marks), marks),
    numbers: readBoolean(fields.numbers, DEFAULT_SETTINGS.numbers),
    sizesIn: oneOf(['base', 'quote'] as const)(fields.sizesIn, DEFAULT_SETTINGS.sizesIn),
    bookOf: oneOf(['all', ...VENUE_IDS] as const)(fields.bookOf, DEFAULT_SETTINGS.bookOf),
    bookPooled: oneOf(POOLED)(fields.bookPooled, DEFAULT_SETTINGS.bookPooled),
    bookSides: oneOf(BOOK_SIDES)(fields.bookSides, DEFAULT_SETTINGS.bookSides),
    liquidation: {
      model: oneOf(LIQUIDATION_MODELS)(model.model, liquidation.model),
      lookbackHours: numberWithin(LOOKBACK_HOURS.least, LOOKBACK_HOURS.most)(
        model.lookbackHours,
        liquidation.lookbackHours,
      ),
    },
    retention: {
      days: numberWithin(1, LONGEST_DAYS)(kept.days, retention.days),
      megabytes: numberWithin(LEAST_MEGABYTES, MOST_MEGABYTES)(kept.megabytes, retention.megabytes),
    },
  };
}

function readLayer(id: HeatLayerId, value: unknown): LayerStyle {
  const fallback = DEFAULT_SETTINGS.layers[id];
  const { visible, opacity, ramp, low, high, curve, gamma } = recordOf(value);
  const cutoffs = { low: readCutoff(low, fallback.low), high: readCutoff(high, fallback.high) };
  const ramps: readonly LayerStyle['ramp'][] = id === 'order-book' ? RAMP_IDS : FAMILY_IDS;
  return {
    visible: readBoolean(visible, fallback.visible),
    opacity: numberWithin(0, 1)(opacity, fallback.opacity),
    ramp: oneOf(ramps)(ramp, fallback.ramp),
    ...(isCrossed(cutoffs) ? { low: fallback.low, high: fallback.high } : cutoffs),
    curve: oneOf(CURVES)(curve, fallback.curve),
    gamma: numberWithin(0.25, 4)(gamma, fallback.gamma),
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

/** Every heatmap once, those that are not named below the others. */
function readOrder(value: unknown): readonly HeatLayerId[] {
  const named: readonly unknown[] = Array.isArray(value) ? value : DEFAULT_SETTINGS.layerOrder;
  const known = [...new Set(named)].filter((id) => HEAT_LAYERS.includes(id as HeatLayerId)) as HeatLayerId[];
  return [...DEFAULT_SETTINGS.layerOrder.filter((id) => !known.includes(id)), ...known];
}

const readPlain = (stored: Readonly<Record<string, unknown>>, fallback: PlainStyle): PlainStyle => ({
  visible: readBoolean(stored.visible, fallback.visible),
  opacity: numberWithin(0, 1)(stored.opacity, fallback.opacity),
});

function readProfile(stored: Readonly<Record<string, unknown>>, fallback: ProfileStyle): ProfileStyle {
  const { from, to } = recordOf(stored.fixed);
  const time = numberWithin(0, LAST_TIME);
  const fixed = { from: time(from, fallback.fixed.from), to: time(to, fallback.fixed.to) };
  return {
    ...readPlain(stored, fallback),
    range: oneOf(PROFILE_RANGES)(stored.range, fallback.range),
    fixed: fixed.to >= fixed.from ? fixed : fallback.fixed,
    sessionHour: numberWithin(0, 23)(stored.sessionHour, fallback.sessionHour),
  };
}
