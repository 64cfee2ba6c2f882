import type { ClusterEvent } from '../../analysis/clusters/events';
import type { ReadContext } from '../context';
import { BASIS_TRUST } from '../map-words';
import type { Answer, Evidence } from '../read';
import { unknownAnswer } from '../unknown-answer';
import { counted, percent, price, span } from '../../market/words';

const SHOWN = 4;

/** What became of zones that the price went through. */
export function depletion({ map, time }: ReadContext): Answer {
  if (!map) {
    return unknownAnswer('The liquidation map is not worked out yet.', 'Some minutes of recording.');
  }
  const judged = map.events.flatMap((event) => (event.kind === 'depletion' ? [event] : []));
  const open = map.tracks.filter(({ contact }) => contact?.sweptAt !== undefined).length;
  const flagged = judged.filter(({ depletion: { outcome } }) => outcome.value === 'did not deplete');
  const waiting =
    open === 0 ? '' : ` ${counted(open, 'swept zone')} still ${open === 1 ? 'waits' : 'wait'} for a verdict.`;
  return {
    answer:
      judged.length === 0
        ? `No zone was swept and judged of late.${waiting}`
        : `Of ${counted(judged.length, 'swept zone')} ${flagged.length} did not deplete.${waiting}`,
    verdict: 'neutral',
    evidence: judged.slice(-SHOWN).map((event) => depletionEvidence(event, time)),
    asOf: map.reading.time,
    confidence: BASIS_TRUST[map.reading.basis],
    wouldChange: 'Half an hour after the next sweep.',
  };
}

type Judged = Extract<ClusterEvent, { kind: 'depletion' }>;

function depletionEvidence({ depletion: result, centroid, time: at }: Judged, time: number): Evidence {
  const { outcome, isConfirmed, before, residual } = result;
  const left =
    residual.value === undefined
      ? 'what is left is not known'
      : `${percent(residual.value / before)} is left`;
  const told =
    isConfirmed.value === undefined
      ? `not confirmed by liquidations (${isConfirmed.why})`
      : isConfirmed.value
        ? 'confirmed by liquidations that were told'
        : 'hardly anything was liquidated: the estimate was probably wrong';
  return {
    text: `${price(centroid)}, ${span(time - at)} ago: ${outcome.value ?? 'not known'}; ${left}, ${told}`,
    layer: 'liquidation',
    asOf: at,
  };
}
