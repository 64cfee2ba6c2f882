import type { ReadContext } from '../context';
import type { Answer } from '../read';
import { unknownAnswer } from '../unknown-answer';
import { away, counted, listed, percent, price } from '../../market/words';
import { LAYER_WORDS } from './r1-type';

const SHOWN = 4;

/** Stretches in which hardly anything lies in any layer. */
export function voidStretches({ layers, voids, time }: ReadContext): Answer {
  const asked = layers.filter(({ isPoints }) => isPoints !== true);
  if (asked.length === 0) return unknownAnswer('No layer is known that could have a void.', 'A layer.');
  const near = voids.toSorted((one, other) => Math.abs(one.distance) - Math.abs(other.distance));
  const names = listed(asked.map(({ layer }) => (layer === 'naked-poc' ? '' : LAYER_WORDS[layer])));
  return {
    answer:
      near.length === 0
        ? `No void of 0.3 % or more within 10 % that ${names} share.`
        : `${counted(near.length, 'void')} within 10 % that ${names} share; the nearest ${away(near[0]?.distance ?? NaN)}.`,
    verdict: 'neutral',
    evidence: near.slice(0, SHOWN).map((zone) => ({
      text: `${price(zone.low)} to ${price(zone.high)} (${percent(zone.width)} wide), ${away(zone.distance)}: ${listed(zone.layers.map(({ layer, share }) => `${layer === 'naked-poc' ? '' : LAYER_WORDS[layer]} at ${percent(share)} of what is around`))}`,
      asOf: time,
    })),
    asOf: Math.min(time, ...asked.map((layer) => layer.time)),
    confidence: Math.min(1, asked.length / 3),
    wouldChange: 'Orders, trades or positions that fill it.',
  };
}
