import type { Side } from '../../core/units';
import { ABSORPTION_SECONDS, type FlowMeter } from '../cascades/flow-meter';

/** The price gives way by less than this, basis points. */
const ADVERSE_BP = 3;
/** As many times the flow that would usually have moved the price so far. */
const MIN_RATIO = 4;

/** Heavy flow into one side that hardly moves the price. */
export interface Absorption {
  /** The side that takes it. */
  readonly side: Side;
  /** Bought less sold over half a minute, quote units. */
  readonly signed: number;
  /** How far the price went meanwhile, basis points. */
  readonly travelBp: number;
  /** How many times further such flow usually moves the price. */
  readonly ratio: number;
}

/**
 * Whether the last 30 s of flow are being absorbed; undefined when not, or while the day's flow is not known well enough.
 * @param tickBp a price step, in basis points: less than that cannot be seen.
 */
export function absorptionOf(flow: FlowMeter, tickBp: number): Absorption | undefined {
  const signed = flow.signed(ABSORPTION_SECONDS);
  const travelBp = flow.travelBp(ABSORPTION_SECONDS);
  const { impact, largeBurst } = flow;
  if (signed === undefined || travelBp === undefined || impact === undefined || largeBurst === undefined)
    return undefined;
  const ratio = (impact * Math.abs(signed)) / Math.max(Math.abs(travelBp), tickBp);
  const adverse = Math.sign(signed) * travelBp;
  if (ratio < MIN_RATIO || Math.abs(signed) < largeBurst || adverse > ADVERSE_BP) return undefined;
  return { side: signed < 0 ? 'bid' : 'ask', signed, travelBp, ratio };
}
