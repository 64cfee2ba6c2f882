import { isExtreme } from '../../heatmaps/funding/level';
import type { FundingView } from '../../heatmaps/funding/view';
import type { ReadContext } from '../context';
import type { Answer, Direction, Evidence } from '../read';
import { unknownAnswer } from '../unknown-answer';
import { percent, venueNames } from '../../market/words';
import { rate } from '../rate-words';

type Mean = NonNullable<FundingView['mean']>;

/** Whether the crowd is positioned like the trader, by what it pays. */
export function crowdPosition({ funding, direction }: ReadContext): Answer {
  const mean = funding?.mean;
  if (!mean) {
    return unknownAnswer('No venue tells its funding rate and its open interest.', 'A venue with both.');
  }
  const crowd = crowdOf(mean.r8);
  return {
    answer: `${crowdWords(crowd, direction)}: ${rate(mean.r8)} of eight hours, by open interest.`,
    verdict: !crowd || !direction ? 'neutral' : crowd === direction ? 'opposes' : 'supports',
    evidence: [meanEvidence(mean, funding.time), ...spreadEvidence(funding)],
    asOf: funding.time,
    confidence: mean.venues.length / (mean.venues.length + mean.leftOut.length),
    wouldChange: 'A mean rate beyond ±0.05 % of eight hours, or back within it.',
  };
}

function crowdWords(crowd: Direction | undefined, direction: Direction | undefined): string {
  if (!crowd) return 'Funding is usual: no side pays much';
  const paying = crowd === 'long' ? 'Longs pay' : 'Shorts pay';
  if (!direction) return paying;
  return crowd === direction ? `${paying}, as you would` : `${paying}, you would be paid`;
}

const crowdOf = (r8: number): Direction | undefined =>
  isExtreme(r8) ? (r8 > 0 ? 'long' : 'short') : undefined;

function meanEvidence(mean: Mean, asOf: number): Evidence {
  const left =
    mean.leftOut.length === 0 ? '' : `; without ${venueNames(mean.leftOut.map(({ venue }) => venue))}`;
  return {
    text: `On ${percent(mean.uniformity)} of the open interest the same side pays${left}`,
    layer: 'funding',
    venues: mean.venues,
    asOf,
  };
}

const spreadEvidence = ({ spread, time }: FundingView): readonly Evidence[] =>
  spread
    ? [
        {
          text: `From ${venueNames([spread.lowest])} to ${venueNames([spread.highest])} rates differ by ${rate(spread.r8)}`,
          layer: 'funding',
          venues: [spread.lowest, spread.highest],
          asOf: time,
        },
      ]
    : [];
