import { driftOf } from '../../analysis/clusters/drift';
import type { KnownCluster, ReadContext } from '../context';
import { BASIS_TRUST } from '../map-words';
import type { Answer, Evidence } from '../read';
import { unknownAnswer } from '../unknown-answer';
import { counted, percent, price, span } from '../../market/words';

/** Where clusters are going. */
export function migration({ map, clusters, price: now }: ReadContext): Answer {
  if (!map) {
    return unknownAnswer('The liquidation map is not worked out yet.', 'Some minutes of recording.');
  }
  const drifts = clusters.flatMap((one) => {
    const drift = driftOf(one.track).value;
    return drift ? [{ one, drift }] : [];
  });
  if (drifts.length === 0) {
    return unknownAnswer(
      'No cluster has been followed for long enough to say where it goes.',
      'Half an hour or so.',
    );
  }
  const moving = drifts.filter(({ drift }) => drift.isBeyondWidth);
  const nearer = moving.filter(({ one, drift }) => isNearer(one, drift.moved, now)).length;
  return {
    answer:
      moving.length === 0
        ? `Of ${counted(drifts.length, 'cluster')} none has moved by more than half its width.`
        : `${counted(moving.length, 'cluster')} moved by more than half ${moving.length === 1 ? 'its' : 'their'} width, ${nearer} of them towards the price.`,
    verdict: 'neutral',
    evidence: drifts.slice(0, 4).map(({ one, drift }): Evidence => ({
      text: `The one at ${price(one.cluster.price)} went ${drift.moved >= 0 ? 'up' : 'down'} by ${percent(drift.moved)} in ${span(drift.overMs)}${drift.isBeyondWidth ? '' : ', within its width'}`,
      layer: 'liquidation',
      asOf: one.track.seenAt,
    })),
    asOf: map.reading.time,
    confidence: BASIS_TRUST[map.reading.basis] * (drifts.length / clusters.length),
    wouldChange: 'Clusters that follow the price, or stop doing so.',
  };
}

const isNearer = ({ cluster }: KnownCluster, moved: number, now: number) => moved > 0 === cluster.price < now;
