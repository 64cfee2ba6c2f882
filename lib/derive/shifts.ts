import type { FlowBar } from '../flow/flow-bar';
import type { VenueId } from '../market/venues';

/** How much of the newest distance between two venues counts: about an hour of five-minute bars. */
const WEIGHT = 0.1;

/** How far each venue's price lies from the reference's, as their bars told, smoothed. */
export class BarShifts {
  private readonly shifts: Map<VenueId, number>;

  /** @param known what is to be added to venues' prices, as it was learnt before. */
  constructor(
    readonly reference: VenueId,
    known: ReadonlyMap<VenueId, number> = new Map(),
  ) {
    this.shifts = new Map(known);
  }

  /** Takes the bars of one interval. */
  learn(bars: ReadonlyMap<VenueId, FlowBar>): void {
    const close = bars.get(this.reference)?.close;
    if (close === undefined) return;
    for (const [venue, bar] of bars) {
      const apart = close - bar.close;
      if (!Number.isFinite(apart)) continue;
      const before = this.shifts.get(venue) ?? apart;
      this.shifts.set(venue, before + WEIGHT * (apart - before));
    }
  }

  /** What is to be added to the venue's prices; undefined while it was never seen beside the reference. */
  of(venue: VenueId): number | undefined {
    return venue === this.reference ? 0 : this.shifts.get(venue);
  }
}
