import type { LayerId } from '../../heatmaps/layers';
import type { ReadContext } from '../context';
import type { Answer } from '../read';
import { listed } from '../../market/words';

export const LAYER_WORDS: Readonly<Record<LayerId, string>> = {
  'order-book': 'order book',
  liquidation: 'liquidation map',
  'open-interest': 'open interest',
  'volume-profile': 'volume profile',
  funding: 'funding',
};

/** What each way of trading reads first. */
const FIRST: Readonly<Record<ReadContext['style'], readonly LayerId[]>> = {
  scalp: ['order-book', 'volume-profile'],
  day: ['order-book', 'liquidation', 'volume-profile'],
  swing: ['liquidation', 'open-interest', 'volume-profile', 'funding'],
};

/** Whether the layers that are shown are those the way of trading is read by. */
export function layersOfStyle({ style, lookbacks, time }: ReadContext): Answer {
  const shown = lookbacks.map(({ layer }) => layer);
  const missing = FIRST[style].filter((layer) => !shown.includes(layer));
  return {
    answer:
      missing.length === 0
        ? `What ${style} trading is read by is shown: ${names(FIRST[style])}.`
        : `For ${style} trading ${names(missing)} ${missing.length === 1 ? 'is' : 'are'} not shown.`,
    verdict: missing.length === 0 ? 'supports' : 'opposes',
    evidence: shown.length === 0 ? [] : [{ text: `Shown: ${names(shown)}` }],
    asOf: time,
    confidence: 1,
    wouldChange: `Layers switched on or off, or another style than ${style}.`,
  };
}

const names = (layers: readonly LayerId[]) => listed(layers.map((layer) => LAYER_WORDS[layer]));
