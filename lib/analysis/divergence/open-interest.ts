import { type Asymmetry, heavySide, type NoIndex } from '../clusters/asymmetry';
import { type Known, known, notKnown } from '../known';
import type { SideFlow, SideFlows } from './side-flow';

/** Beyond this asymmetry a side of the map is heavy. */
const HEAVY = 0.3;
/** From so many deviations on, a side opens or closes more than usual. */
const UNUSUAL = 1;
/** Open interest that fell by this share in 4 hours is shrinking. */
const FALLING = -0.01;

export interface InterestDivergence {
  readonly asymmetry: Asymmetry;
  /** Whose liquidations weigh more: of longs below the price, or of shorts above. Undefined when neither do. */
  readonly heavy: 'long' | 'short' | undefined;
  /** What that side did over the last 4 hours. */
  readonly flow: SideFlow | undefined;
  /** Change of the open interest over the same time, as a share of it. */
  readonly openInterestChange: number;
  /**
   * `may shrink`: the heavy side is closing, or open interest falls, so that the cluster may be smaller before the price
   * arrives. `building`: it is opening more than usual.
   */
  readonly verdict: 'none' | 'may shrink' | 'building';
}

/** The liquidation map against open interest. */
export function interestDivergence(
  asymmetry: Asymmetry,
  flows: SideFlows | undefined,
): Known<InterestDivergence, NoIndex | 'open interest not known' | 'usual flow not known'> {
  if (asymmetry.index.value === undefined) return asymmetry.index;
  if (!flows || !(flows.openInterest > 0)) return notKnown('open interest not known');
  const side = heavySide(asymmetry, HEAVY);
  const heavy = side && (side === 'ask' ? 'short' : 'long');
  const flow = heavy && flows[heavy];
  const openInterestChange = flows.change / flows.openInterest;
  if (flow && flow.z.value === undefined && openInterestChange > FALLING) return flow.z;
  const verdict = flow ? verdictOf(flow.z.value ?? 0, openInterestChange) : 'none';
  return known({ asymmetry, heavy, flow, openInterestChange, verdict });
}

function verdictOf(z: number, openInterestChange: number): InterestDivergence['verdict'] {
  if (z < -UNUSUAL || openInterestChange <= FALLING) return 'may shrink';
  return z > UNUSUAL ? 'building' : 'none';
}
