import { nearSize } from '../feeds/near-size';
import type { HeatColumn } from '../heatmaps/columns/column';
import { BookRecorder } from '../heatmaps/order-book/recorder';
import type { LiveBook } from '../market/live-book';
import type { VenueId } from '../market/venues';
import { Quarantine } from './quarantine';

/** The columns of one interval, by the venue they are of or `all`. */
export type ColumnsBySource = ReadonlyMap<VenueId | 'all', HeatColumn>;

/** Turns the books of one market into columns, and keeps venues that cannot be right out of the aggregate. */
export class MarketRecorder {
  private readonly quarantine = new Quarantine();
  private recorder: BookRecorder | undefined;
  /** Of the venues in quarantine, which are recorded each for itself. */
  private readonly alone = new Map<VenueId, BookRecorder>();

  /** @param onReference hears of the venue whose prices the aggregate lies on, before its first column. */
  constructor(
    private readonly options: { readonly market: string; readonly stepMs: number },
    private readonly onReference: (venue: VenueId) => void,
  ) {}

  /** The venues that are left out of the aggregate, with the reason in words for the user. */
  get quarantined(): ReadonlyMap<VenueId, string> {
    return this.quarantine.reasons;
  }

  /**
   * The columns at `time`, epoch ms.
   * @param followed every book of the market; the first that is not in quarantine gives the aggregate its prices.
   * @param heard those of them that are up to date.
   */
  sample(time: number, followed: readonly LiveBook[], heard: readonly LiveBook[]): ColumnsBySource {
    const leftOut = this.judge(followed.map(venueOf), heard);
    const columns = new Map<VenueId | 'all', HeatColumn>();
    const reference = followed.map(venueOf).find((venue) => !leftOut.has(venue));
    if (reference) {
      const trusted = heard.filter((book) => !leftOut.has(venueOf(book)));
      const { bySource } = this.recorderOn(reference).sample(time, trusted);
      for (const [source, column] of bySource) columns.set(source, column);
    }
    for (const book of heard) {
      const venue = venueOf(book);
      const column = leftOut.has(venue) && this.recorderOf(venue).sample(time, [book]).bySource.get(venue);
      if (column) columns.set(venue, column);
    }
    return columns;
  }

  private judge(followed: readonly VenueId[], heard: readonly LiveBook[]): ReadonlyMap<VenueId, string> {
    const facts = heard.flatMap((book) => {
      const near = nearSize(book);
      return near ? [{ venue: venueOf(book), ...near }] : [];
    });
    this.quarantine.observe(followed, facts);
    const leftOut = this.quarantine.reasons;
    for (const venue of this.alone.keys()) if (!leftOut.has(venue)) this.takeBack(venue);
    return leftOut;
  }

  /** What the recorder learnt of the distance between the prices is from when the venue was wrong. */
  private takeBack(venue: VenueId): void {
    this.alone.delete(venue);
    this.recorder &&= new BookRecorder(this.recorder.options);
  }

  private recorderOn(reference: VenueId): BookRecorder {
    if (this.recorder?.options.reference === reference) return this.recorder;
    this.recorder = new BookRecorder({ ...this.options, reference });
    this.onReference(reference);
    return this.recorder;
  }

  private recorderOf(venue: VenueId): BookRecorder {
    const recorder = this.alone.get(venue) ?? new BookRecorder({ ...this.options, reference: venue });
    this.alone.set(venue, recorder);
    return recorder;
  }
}

const venueOf = ({ instrument }: LiveBook) => instrument.venue;
