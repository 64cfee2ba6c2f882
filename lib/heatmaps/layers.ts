/** The heatmaps of price against time, as they are named in settings, storage and messages. */
export const HEAT_LAYERS = ['order-book', 'liquidation', 'open-interest'] as const;

export type HeatLayerId = (typeof HEAT_LAYERS)[number];

/** What a market is read from: the heatmaps, the volume profile and funding. */
export const LAYER_IDS = [...HEAT_LAYERS, 'volume-profile', 'funding'] as const;

export type LayerId = (typeof LAYER_IDS)[number];

/** Everything that can be laid on a chart: also the marks, which tell what was found in the layers. */
export const CHART_LAYERS = [...LAYER_IDS, 'marks'] as const;

export type ChartLayerId = (typeof CHART_LAYERS)[number];
