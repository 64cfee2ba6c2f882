import { isWithCrowd } from '../../analysis/divergence/funding';
import { interestDivergence } from '../../analysis/divergence/open-interest';
import type { SideFlows } from '../../analysis/divergence/side-flow';
import type { ReadContext } from '../context';
import type { Answer, Evidence } from '../read';
import { unknownAnswer } from '../unknown-answer';
import { percent, span } from '../../market/words';
import { rate } from '../rate-words';

const RELATIONS = {
  agrees: 'The side that pays is the one with more to be liquidated',
  contradicts: 'The side that pays is not the one with more to be liquidated',
  'no crowd': 'No side pays much, so funding says nothing of the map',
  'no heavy side': 'Some side pays, but neither has more to be liquidated',
} as const;

/** Funding beside the map, and the map beside open interest. */
export function fundingBeside(context: ReadContext): Answer {
  const { fundingCross: cross, direction } = context;
  if (!cross) {
    return unknownAnswer(
      'Funding and the liquidation map are not both known.',
      'A venue that tells its rate and its open interest.',
    );
  }
  const against = direction && isWithCrowd(cross, direction);
  return {
    answer: `${RELATIONS[cross.relation]} (${rate(cross.r8)} of eight hours).`,
    verdict: against === undefined ? 'neutral' : against ? 'opposes' : 'supports',
    evidence: [
      ...cross.venues.map(({ venue, r8, kind }): Evidence => ({
        text: `${kind === 'predicted' ? 'Predicted' : 'Settled'}: ${rate(r8)}`,
        layer: 'funding',
        venues: [venue],
        asOf: cross.time,
      })),
      ...interestEvidence(context),
    ],
    asOf: cross.time,
    confidence: cross.venues.length / (cross.venues.length + cross.leftOut.length),
    wouldChange: 'A rate that becomes extreme or usual, or another balance of the map.',
  };
}

function interestEvidence({ asymmetry, interest, time }: ReadContext): readonly Evidence[] {
  const unknown: Evidence = {
    text: 'Open interest over the last hours is not known',
    layer: 'open-interest',
  };
  if (!asymmetry || !interest || !(interest.openInterest > 0)) return [unknown];
  const change = changeWords(interest);
  const source = { layer: 'open-interest', venues: interest.venues, asOf: time } as const;
  const divergence = interestDivergence(asymmetry, interest);
  if (!divergence.value) {
    const missing =
      divergence.why === 'usual flow not known' ? 'what is usual' : 'which side of the map is heavier';
    return [{ text: `It is not known yet ${missing}; ${change}`, ...source }];
  }
  const { verdict, heavy = 'none' } = divergence.value;
  const verdicts = {
    none: `The map and open interest do not diverge: ${change}`,
    'may shrink': `The heavy side (${heavy}) is closing: its cluster may shrink before the price arrives; ${change}`,
    building: `The heavy side (${heavy}) is building; ${change}`,
  } as const;
  return [{ text: verdicts[verdict], ...source }];
}

const changeWords = ({ change, openInterest, from, to }: SideFlows) =>
  `open interest ${change < 0 ? 'fell' : 'rose'} by ${percent(change / openInterest)} in ${span(to - from)}`;
