import type { ConvergenceZone } from '../../analysis/convergence/convergence';
import type { EvidenceLayer } from '../../analysis/density/layer';
import type { ReadContext } from '../context';
import type { Answer, Evidence } from '../read';
import { unknownAnswer } from '../unknown-answer';
import { away, counted, listed, percent, price, span } from '../../market/words';
import { LAYER_WORDS } from './r1-type';

const SHOWN = 3;

const layerWords = (layer: EvidenceLayer) =>
  layer === 'naked-poc' ? 'naked point of control' : LAYER_WORDS[layer];

/** Prices on which several layers agree, with those that do and what chance would do. */
export function converging(context: ReadContext): Answer {
  const { convergence, time } = context;
  if (!convergence) {
    return unknownAnswer('Fewer than three layers are known: nothing can converge.', 'More layers.');
  }
  const { expectedZones } = convergence;
  const zones = nearestZones(context);
  return {
    answer:
      zones.length === 0
        ? 'Nowhere within 10 % do three layers agree more than by chance.'
        : `${counted(zones.length, 'zone')} of agreement, the nearest ${away(zones[0]?.distance ?? NaN)}; chance alone would make ${expectedZones.toFixed(1)}.`,
    verdict: 'neutral',
    evidence: zones.slice(0, SHOWN).map((zone) => zoneEvidence(zone, time)),
    asOf: Math.min(time, ...zones.flatMap((zone) => zone.evidence.map((one) => one.time))),
    confidence: zones.length === 0 ? 0.5 : zones.length / (zones.length + expectedZones),
    wouldChange: 'A layer that leaves the zone, or another that joins it.',
  };
}

/** The zones, nearest first. */
export const nearestZones = ({ convergence }: ReadContext): readonly ConvergenceZone[] =>
  (convergence?.zones ?? []).toSorted((one, other) => Math.abs(one.distance) - Math.abs(other.distance));

/** One line: the layers with their distances and ages, never a bare score. */
function zoneEvidence(zone: ConvergenceZone, time: number): Evidence {
  const layers = agreement(zone, time).map(({ text }) => text);
  return { text: `${price(zone.low)} to ${price(zone.high)}: ${layers.join('; ')}`, asOf: time };
}

/** What agrees on a zone, layer by layer, and what chance would do. */
export function agreement(zone: ConvergenceZone, time: number): readonly Evidence[] {
  const layers = zone.evidence.map(({ layer, apart, since, venues, time: asOf }): Evidence => {
    const age = since.value === undefined ? 'age unknown' : `for ${span(time - since.value)}`;
    return {
      text: `${layerWords(layer)} (${percent(apart)} off, ${age})`,
      layer: layer === 'naked-poc' ? 'volume-profile' : layer,
      venues,
      asOf,
    };
  });
  const chance = `so many agree somewhere by chance in ${Math.round(zone.chanceAnywhere * 100)} of 100 cases`;
  const unknown =
    zone.unknown.length === 0 ? '' : `; not known here: ${listed(zone.unknown.map(layerWords))}`;
  return [...layers, { text: `${chance}${unknown}`, asOf: time }];
}
