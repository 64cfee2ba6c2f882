import type { Exchanges } from '../../dev/exchanges/start-exchanges';
import type { MarketSimulator } from '../../dev/simulator/market-simulator';
import { priceText } from '../../dev/simulator/venue-market';
import type { Wall } from '../../dev/simulator/walls';
import { ensureDefined } from '../../lib/core/assert';
import type { OccurrenceKind } from '../../lib/alerts/occurrence';
import type { VenueId } from '../../lib/market/venues';
import type { Order, Truth } from './market-messages';

interface Pending {
  readonly venue: VenueId;
  /** The price as the venue writes it. */
  readonly text: string;
  readonly kind: OccurrenceKind;
  readonly price: number;
}

/** Walls that come and go by order, and when the frames that show it are sent. */
export class WallTruth {
  private wall: Wall | undefined;
  private pending: readonly Pending[] = [];

  constructor(private readonly simulator: MarketSimulator) {}

  /** Nothing is placed where no wall can rest. */
  place(order: Extract<Order, { readonly do: 'place' }>): void {
    try {
      this.wall = this.simulator.placeWall(order);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return;
    }
    this.expect(this.wall, 'wall-appeared');
  }

  pull(): void {
    const { wall } = this;
    this.wall = undefined;
    if (wall && this.simulator.pullWall(wall.id)) this.expect(wall, 'wall-pulled');
  }

  /** Takes a frame that a venue sends now. */
  sent(venue: VenueId, frame: string): readonly Truth[] {
    const shown = this.pending.filter((one) => one.venue === venue && frame.includes(one.text));
    this.pending = this.pending.filter((one) => !shown.includes(one));
    return shown.map(({ kind, price }) => ({ kind, price, at: Date.now() }));
  }

  private expect({ venue, price }: Wall, kind: OccurrenceKind): void {
    const { instrument } = ensureDefined(this.simulator.venues.get(venue), venue);
    const text = priceText(Math.round(price * instrument.ticksPerUnit), instrument);
    this.pending = [...this.pending, { venue, text, kind, price }];
  }
}

/** The market that the bench is about. */
export const bitcoinOf = ({ simulators }: Exchanges): MarketSimulator =>
  ensureDefined(simulators.get('BTCUSDT'), 'the simulated Bitcoin market');
