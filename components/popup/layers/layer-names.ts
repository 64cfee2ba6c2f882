import type { ChartLayerId, HeatLayerId } from '@/lib/heatmaps/layers';

/** The layers as the user knows them. */
export const LAYER_NAMES: Readonly<Record<ChartLayerId, string>> = {
  'order-book': 'Order book',
  liquidation: 'Liquidation map',
  'open-interest': 'Open interest',
  'volume-profile': 'Volume profile',
  funding: 'Funding',
  marks: 'Marks',
};

/** What a layer's cells are and how they are known, in a sentence. */
export const LAYER_NOTES: Readonly<Record<HeatLayerId, string>> = {
  'order-book': 'Resting orders of the venues that are on, recorded here.',
  liquidation: 'A model: where positions would be closed by force. Zones, not levels.',
  'open-interest': 'Positions opened and closed at each price, shared out by volume.',
};
