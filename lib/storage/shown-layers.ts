import { CHART_LAYERS, type ChartLayerId, HEAT_LAYERS, type HeatLayerId } from '../heatmaps/layers';
import type { Settings } from './settings';

type SideLayerId = Exclude<ChartLayerId, HeatLayerId>;

/** Where the settings say how what is no heatmap looks. */
const SIDE_STYLES = {
  'volume-profile': 'profile',
  funding: 'funding',
  marks: 'marks',
} as const satisfies Record<SideLayerId, keyof Settings>;

const SIDE_LAYERS = Object.keys(SIDE_STYLES) as SideLayerId[];

/** The layers that are switched on, in the order of {@link ChartLayerId}s. */
export const shownLayers = (settings: Settings): readonly ChartLayerId[] =>
  CHART_LAYERS.filter((id) => styleOf(settings, id).visible);

/** The settings with these layers switched on and no others; how they look stays as it is. */
export function withShown(settings: Settings, shown: readonly ChartLayerId[]): Settings {
  const switched = <Style extends object>(id: ChartLayerId, style: Style) => ({
    ...style,
    visible: shown.includes(id),
  });
  return {
    ...settings,
    layers: Object.fromEntries(
      HEAT_LAYERS.map((id) => [id, switched(id, settings.layers[id])]),
    ) as Settings['layers'],
    ...Object.fromEntries(
      SIDE_LAYERS.map((id) => [SIDE_STYLES[id], switched(id, settings[SIDE_STYLES[id]])]),
    ),
  };
}

const isHeat = (id: ChartLayerId): id is HeatLayerId => (HEAT_LAYERS as readonly string[]).includes(id);

const styleOf = (settings: Settings, id: ChartLayerId) =>
  isHeat(id) ? settings.layers[id] : settings[SIDE_STYLES[id]];
