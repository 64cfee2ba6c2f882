import type { EvidenceLayer } from '@/lib/analysis/density/layer';
import type { MarkBand } from '@/lib/heatmaps/marks/flow-mark';
import type { LayerBands } from '@/lib/protocol/messages';
import { spanText } from './numbers';

type Zone = LayerBands['zones'][number];

const LAYER_WORDS: Readonly<Record<EvidenceLayer, string>> = {
  'order-book': 'order book',
  liquidation: 'liquidation map (modelled)',
  'open-interest': 'open interest',
  'volume-profile': 'volume profile',
  'naked-poc': 'naked point of control',
};

const listed = (layers: readonly EvidenceLayer[]) => layers.map((layer) => LAYER_WORDS[layer]).join(', ');

/** Where layers hold hardly anything, and where they agree, as it is marked on a chart. */
export const bandsOf = ({ time, voids, zones }: LayerBands): readonly MarkBand[] => [
  ...voids.map(({ low, high, layers }): MarkBand => {
    const words = [`void: hardly anything in ${listed(layers.map(({ layer }) => layer))}`];
    return { kind: 'void', low, high, words };
  }),
  ...zones.map((zone): MarkBand => {
    const { low, high } = zone;
    return { kind: 'convergence', low, high, words: agreementWords(zone, time) };
  }),
];

/** Each layer that agrees, with its distance and age, and what chance would do. */
const agreementWords = ({ evidence, unknown, chanceAnywhere }: Zone, time: number): readonly string[] => [
  `${evidence.length} layers agree:`,
  ...evidence.map(({ layer, apart, since: { value } }) => {
    const age = value === undefined ? 'age unknown' : `for ${spanText(time - value)}`;
    return `${LAYER_WORDS[layer]}, ${(100 * Math.abs(apart)).toFixed(1)} % off, ${age}`;
  }),
  `so many agree somewhere by chance in ${Math.round(100 * chanceAnywhere)} of 100 cases`,
  ...(unknown.length > 0 ? [`not known here: ${listed(unknown)}`] : []),
];
