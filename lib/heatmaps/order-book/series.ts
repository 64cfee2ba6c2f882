import type { VenueId } from '../../market/venues';

/** One stored run of columns: the book of a market at one venue, or of all venues laid on the reference venue's prices. */
export interface BookSeries {
  /** Base and quote: `BTC-USDT`. */
  readonly market: string;
  /** `all` is the aggregate. */
  readonly source: VenueId | 'all';
  readonly stepMs: number;
}

/** The key of the series in storage and messages. */
export const seriesKey = ({ market, source, stepMs }: BookSeries) =>
  `order-book/${market}/${source}/${stepMs}`;
