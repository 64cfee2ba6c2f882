import { formatPercent } from '@/components/popup/format';
import type { ClaimId, MeasureId, NoBaseline, Unit } from '@/lib/analysis/claims/claim';
import type { Interval } from '@/lib/analysis/statistics/proportion';
import { span, worth } from '@/lib/market/words';

interface ClaimWords {
  /** What the article says, in our words. */
  readonly says: string;
  /** What is measured here. */
  readonly here: string;
  /** Where that is not what the article means, or may not be, and what chance stands for. */
  readonly differs: readonly string[];
}

export const CLAIM_WORDS: Readonly<Record<ClaimId, ClaimWords>> = {
  'walls-pulled': {
    says: '87 % of order-book walls of more than 500 BTC are pulled',
    here: 'Large walls of single venues that left without trades that explain it, of all that were seen to end.',
    differs: [
      'The article does not say whose walls, how near the price or how long they stood. Here a wall is an order of one venue that stands out of the depth around it for two seconds or more, within 2 % of the price and worth $1M or more. Few of those reach 500 BTC.',
      'Public data cannot prove a cancellation: pulled is what no trade explains. A wall that moved counts where it ended, one whose end was not seen not at all, and of several within ten minutes one.',
      'By chance: the share of the other walls at the same distances, as if size said nothing.',
    ],
  },
  'turns-near-zones': {
    says: '68 % of reversals happen within 0.5 % of a liquidation cluster',
    here: 'Turns between moves of 1 % or more, near clusters that were known before the move to the turn began.',
    differs: [
      'The article does not say what a reversal is, or of when its clusters are. A map that is looked at afterwards always fits. Where hours are wide a move must be larger, and where bars are missing the price is taken to have gone straight.',
      'By chance: the same clusters with the lengths of other moves. The more clusters there are, the more turns lie near one whatever the market does: with five or six a side within 5 %, 65 to 71 % do.',
      'A touch is the better test: what came first, 0.5 % back or 0.5 % beyond. By chance: levels as far from the price at other times, about a half.',
    ],
  },
  'cascades-near-zones': {
    says: '73 % of liquidation cascades begin within 2 % of a cluster',
    here: 'Cascades by our rule, and the nearest cluster ahead or behind on the map of the last full hour.',
    differs: [
      'The article does not say what a cascade is. Here it is liquidations of $1M or more within ten seconds, a quarter of that where a venue tells only some of them, most of them of one side, with the price moving 0.1 % their way. Of several within an hour one counts.',
      'The distance is from the price before the move to the middle of the cluster.',
      'By chance: other moves of 0.1 % within five minutes, without a cascade.',
    ],
  },
  'cascade-duration': {
    says: 'A liquidation cascade lasts 42 seconds',
    here: 'From the first liquidation to the last second before half a minute that is quiet.',
    differs: [
      'The article does not say whether it means a mean, or when a cascade is over. Here quiet is less than a quarter of its worst ten seconds, and one that was not seen to its end is missing.',
      'A duration has no chance value.',
    ],
  },
  'cascade-volume': {
    says: 'In a cascade 3.2 times as much is traded as usual',
    here: 'Its first minute, or what there was until its end, against the mean minute of the hour before.',
    differs: [
      'The article does not say against what, or in what part of a cascade. Here it is what was traded at all venues that are followed, and the median of cascades.',
      'By chance: random minutes of the last days at one venue. Their median is below 1, as few busy minutes make the mean.',
    ],
  },
  'daily-liquidations': {
    says: '$2.8B are liquidated on an average day',
    here: 'This symbol alone, as the venues that are followed tell it: a floor.',
    differs: [
      'The article does not say of which coins and venues, so the two are not to be held against each other. Figures of reported liquidations that are published elsewhere are far lower.',
      'Some venues tell no more than one liquidation a second. Only days (UTC) count of which three quarters were recorded.',
      'A total has no chance value.',
    ],
  },
  'open-interest': {
    says: '$180B are open in futures',
    here: 'This symbol alone, one side, at the venues that are followed, now.',
    differs: [
      'The article does not say of which coins and venues, so the two are not to be held against each other. It is a reading, not a sample: there is no interval, and nothing that chance would give.',
    ],
  },
  'extreme-funding': {
    says: 'Funding of ±0.05 % of eight hours or beyond is extreme',
    here: 'How often the mean of the venues that are followed got there, eight hours by eight.',
    differs: [
      'The article gives a threshold, from which on one side is crowded, and no share of the time. A threshold has no chance value.',
      'Neighbouring stretches are alike, so the true interval is wider than the one shown.',
    ],
  },
};

export const MEASURE_WORDS: Readonly<Record<MeasureId, string>> = {
  'walls-of-500': 'Of more than 500 BTC',
  'largest-walls': 'The largest tenth',
  'starts-near-zones': 'Began within 2 %',
  'turns-near-zones': 'Turned within 0.5 %',
  'touches-held': 'Touched, and turned back',
  'median-duration': 'Median',
  'median-volume': 'Median',
  'mean-day': 'Mean day, this symbol',
  'open-now': 'Now, this symbol',
  'extreme-slots': 'At or beyond',
};

/** What is counted, as a word that follows a number. */
export const COUNTED_WORDS: Readonly<Record<MeasureId, string>> = {
  'walls-of-500': 'walls',
  'largest-walls': 'walls',
  'starts-near-zones': 'cascades',
  'turns-near-zones': 'turns',
  'touches-held': 'touches',
  'median-duration': 'cascades',
  'median-volume': 'cascades',
  'mean-day': 'days',
  'open-now': 'venues',
  'extreme-slots': 'stretches',
};

export const NO_BASELINE_WORDS: Readonly<Record<NoBaseline, string>> = {
  'no null': 'none',
  'too few others': 'too few others yet',
  'too few minutes': 'too few minutes yet',
};

const RATIO = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** `34.2 %`, `42 s`, `3.2×`, `$2.8B` */
export function figureText(value: number, unit: Unit): string {
  if (unit === 'share') return formatPercent(value);
  if (unit === 'time') return span(value);
  return unit === 'ratio' ? `${RATIO.format(value)}×` : worth(value);
}

/** `30.1 % to 38.6 %` */
export const rangeText = ({ low, high }: Interval, unit: Unit) =>
  `${figureText(low, unit)} to ${figureText(high, unit)}`;
