import type { VenueId } from '../../lib/market/venues';
import type { Drive, ForcedPosition } from './drive';

/**
 * What a market does by script instead of by chance: no walls, cascades and liquidations come by themselves. Whoever writes
 * the script changes it as time goes by. Sizes are base units of each venue, rates those of a step.
 */
export interface Lead {
  /** The common price goes there, by at most this share of itself; undefined where it may wander. */
  goal: { readonly price: number; readonly share: number } | undefined;
  /** Times the usual volatility, and the usual pressure against what rests in the way. */
  heat: number;
  pressure: number;
  /** Traded at the touch beside what is traded anyway, and the share of it that aggressors buy. */
  volume: number;
  bought: number;
  /** The share of that volume by which open interest rises; negative where it falls. */
  opening: number;
  /** Where that is traded; undefined on every venue. */
  venue: VenueId | undefined;
  /** No order rests between these prices, as long as the price is not there itself. */
  shunned: { readonly low: number; readonly high: number } | undefined;
  /** Positions closed by force. */
  forced: readonly ForcedPosition[];
  /** Of eight hours, a fraction; undefined where it follows from the market's own premium. */
  fundingRate: number | undefined;
}

/** A market on which nothing happens. */
export const quietLead = (): Lead => ({
  goal: undefined,
  heat: 0.3,
  pressure: 1,
  volume: 0,
  bought: 0.5,
  opening: 0,
  venue: undefined,
  shunned: undefined,
  forced: [],
  fundingRate: undefined,
});

/** Drives a market as a lead says. */
export class LedDrive implements Drive {
  drift = 0;

  constructor(private readonly lead: Lead) {}

  step(price: number): void {
    const { goal } = this.lead;
    const away = goal ? Math.log(goal.price / price) : 0;
    this.drift = goal ? Math.max(-goal.share, Math.min(goal.share, away)) : 0;
  }

  get heat(): number {
    return this.lead.heat;
  }

  get pressure(): number {
    return this.lead.pressure;
  }

  forced(): readonly ForcedPosition[] {
    return this.lead.forced;
  }
}
