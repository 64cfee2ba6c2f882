import type { Clock } from '@/lib/core/clock';
import type { FundingView } from '@/lib/heatmaps/funding/view';

/** Everything the funding page needs from outside. */
export interface FundingPorts {
  /** The funding of the market that is looked at, with up to six months of settlements; rejects in words when it cannot be had. */
  load(): Promise<FundingView>;
  readonly clock: Clock;
}
