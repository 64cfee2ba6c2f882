import type { MarketFunding } from '../heatmaps/funding/across-venues';
import type { Occurrence } from './occurrence';
import { venueNames } from '../market/words';

/** Fractions of eight hours: extreme from the first, and until it is back within the second. */
const EXTREME = 0.0005;
const BACK = 0.0004;

/** Whether longs or shorts pay extremely much. */
export type FundingExtreme = 'high' | 'low' | 'usual';

interface Look {
  readonly market: string;
  /** Epoch ms. */
  readonly time: number;
  /** Mid price of the reference venue. */
  readonly price: number;
  /** Undefined while it is not known: then nothing changes. */
  readonly mean: MarketFunding | undefined;
}

interface Looked {
  readonly state: FundingExtreme;
  readonly occurrence?: Occurrence;
}

/** Looks whether the mean funding has become extreme since the last look. What is extreme at the first is told too. */
export function watchFunding(before: FundingExtreme | undefined, { mean, ...look }: Look): Looked {
  const state = mean ? stateOf(before, mean.r8) : (before ?? 'usual');
  if (!mean || state === 'usual' || state === before) return { state };
  const { market, time, price } = look;
  const isHigh = state === 'high';
  return {
    state,
    occurrence: {
      kind: 'funding-extreme',
      market,
      subject: String(time),
      time,
      // Where those who pay are liquidated.
      side: isHigh ? 'below' : 'above',
      price,
      distancePercent: 0,
      reason: sentence(mean, isHigh ? 'longs pay shorts' : 'shorts pay longs'),
    },
  };
}

function stateOf(before: FundingExtreme | undefined, r8: number): FundingExtreme {
  if (Math.abs(r8) >= EXTREME) return r8 > 0 ? 'high' : 'low';
  if (before === 'high' && r8 > BACK) return 'high';
  return before === 'low' && r8 < -BACK ? 'low' : 'usual';
}

const RATE = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 4,
  maximumFractionDigits: 4,
  signDisplay: 'always',
});

const sentence = ({ r8, venues }: MarketFunding, who: string) =>
  `Funding is ${RATE.format(r8 * 100)}\u00A0% per 8 h, the mean by open interest on ${venueNames(venues)}: ${who}, beyond 0.05\u00A0%.`;
