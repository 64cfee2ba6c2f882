import { cascadeConditions } from '../cascade-conditions';
import { nearest, type ReadContext } from '../context';
import { balanceEvidence, BASIS_TRUST, clusterEvidence, heavierSide } from '../map-words';
import type { Answer, Verdict } from '../read';
import { unknownAnswer } from '../unknown-answer';
import { away, percent } from '../../market/words';

/** Where the nearest liquidation clusters are, and which side is heavier. */
export function nearestClusters(context: ReadContext): Answer {
  const { map, asymmetry, direction } = context;
  if (!map || !asymmetry) {
    return unknownAnswer(
      'The liquidation map is not worked out yet.',
      'Some minutes of recording, or the fetched past of a venue.',
    );
  }
  const { above, below } = nearest(context);
  const places = [above, below].flatMap((one) => (one ? [away(one.distance)] : []));
  const shape = asymmetry.shape.value ?? 'of unknown shape';
  const heavier = heavierSide(asymmetry);
  const balance =
    heavier === undefined || shape === 'symmetric' ? shape : `${shape}: more would be liquidated ${heavier}`;
  const where =
    places.length === 0
      ? 'No cluster stands out within 10 %'
      : `The nearest clusters are ${places.join(' and ')}`;
  return {
    answer: `${where}; within ${percent(asymmetry.reach)} the map is ${balance}.`,
    verdict: verdictOf(shape, heavier, direction),
    evidence: [
      ...[above, below].flatMap((one) => (one ? [clusterEvidence(one, context)] : [])),
      balanceEvidence(asymmetry, map.reading),
      ...[above, below].flatMap((one) => (one ? cascadeConditions(one, context) : [])),
    ],
    asOf: map.reading.time,
    confidence: BASIS_TRUST[map.reading.basis],
    wouldChange: 'A cluster that is swept, born or closed nearer to the price.',
  };
}

/** Price tends to no side by itself: liquidations in the direction of a trade are fuel, those against it are a risk. */
function verdictOf(shape: string, heavier: string | undefined, direction: ReadContext['direction']): Verdict {
  if (!direction || heavier === undefined || shape === 'symmetric') return 'neutral';
  return (heavier === 'above') === (direction === 'long') ? 'supports' : 'opposes';
}
