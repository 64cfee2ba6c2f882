import type { MapReading } from '../../analysis/density/density';
import { venueDifferences } from '../../analysis/divergence/venues';
import { VENUE_NAMES } from '../../market/venues';
import type { ReadContext } from '../context';
import { BASIS_TRUST, BASIS_WORDS, clusterEvidence } from '../map-words';
import type { Answer, Evidence } from '../read';
import { unknownAnswer } from '../unknown-answer';
import { usualShare } from '../usual-words';
import { away, counted, listed, percent } from '../../market/words';

const SHOWN = 5;

/** The densest clusters, the largest first. */
export function densest(context: ReadContext): Answer {
  const { map, clusters, past } = context;
  if (!map) {
    return unknownAnswer('The liquidation map is not worked out yet.', 'Some minutes of recording.');
  }
  const largest = clusters.toSorted((one, other) => other.cluster.worth - one.cluster.worth);
  const [first] = largest;
  return {
    answer: first
      ? `${counted(largest.length, 'cluster')} stand${largest.length === 1 ? 's' : ''} out; the densest is ${away(first.distance)}.`
      : 'No cluster stands out within 10 % of the price.',
    verdict: 'neutral',
    evidence: [
      ...largest.slice(0, SHOWN).map((one) => {
        const { text, ...evidence } = clusterEvidence(one, context);
        return { ...evidence, text: text + usualShare(one, map.reading, past) };
      }),
      ...differingVenues(map.reading),
      { text: `Sizes are ${BASIS_WORDS[map.reading.basis]}`, layer: 'liquidation', asOf: map.reading.time },
    ],
    asOf: map.reading.time,
    confidence: BASIS_TRUST[map.reading.basis],
    wouldChange: 'New positions, or a zone that is swept.',
  };
}

/** How far to both sides venues are compared, as a share of the price. */
const REACH = 0.05;

/** Venues whose own map says something else than that of the others. */
function differingVenues(reading: MapReading): readonly Evidence[] {
  const differences = venueDifferences(reading, REACH).value ?? [];
  return differences
    .filter(({ differs }) => differs.tilt || differs.place)
    .map(({ venue, share, differs }) => {
      const what = [
        ...(differs.tilt ? ['is tilted the other way'] : []),
        ...(differs.place ? ['has its largest cluster where the others have none'] : []),
      ];
      return {
        text: `${VENUE_NAMES[venue]} (${percent(share)} of what lies within ${percent(REACH)}) ${listed(what)}`,
        layer: 'liquidation',
        venues: [venue],
        asOf: reading.time,
      };
    });
}
