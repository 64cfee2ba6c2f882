import type { OrderBook } from '../../market/order-book';
import type { VenueId } from '../../market/venues';
import { type DomPressure, domPressure } from './dom-pressure';
import type { FlowMeter } from './flow-meter';

/** What aggressors and the book of one venue are doing at a moment. Plain data. */
export interface FlowInput {
  readonly venue: VenueId;
  /** z of the minute's aggressor imbalance, positive when they buy; undefined until it is known. */
  readonly imbalanceZ: number | undefined;
  /** Where flow keeps to one side and doubles its pace; undefined while the minute is not known. */
  readonly accelerating: 'up' | 'down' | 'nowhere' | undefined;
  readonly pressure: DomPressure | undefined;
}

/** What a venue's flow and book come to now. */
export const flowInput = (book: OrderBook, meter: FlowMeter): FlowInput => ({
  venue: book.instrument.venue,
  imbalanceZ: meter.imbalance(60).z,
  accelerating: meter.accelerating,
  pressure: domPressure(book),
});
