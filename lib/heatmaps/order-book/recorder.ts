import { stepSize, toSteps } from '../../core/decimal-step';
import type { Instrument } from '../../market/instrument';
import type { LiveBook } from '../../market/live-book';
import type { OrderBook } from '../../market/order-book';
import type { VenueId } from '../../market/venues';
import { aggregateBooks } from './aggregate';
import { BasisTracker } from './basis';
import type { HeatColumn, PriceGrid } from '../columns/column';
import { followGrid } from './grid';
import { bestPrices, sampleBook, type ShiftedBook } from './sample';

export interface RecorderOptions {
  /** Base and quote: `BTC-USDT`. */
  readonly market: string;
  /** The venue whose prices the aggregate is laid on. */
  readonly reference: VenueId;
  readonly stepMs: number;
}

/** The columns of one interval: of `all` on the reference venue's prices first, then of each venue on its own. */
export interface SampledColumns {
  readonly bySource: ReadonlyMap<VenueId | 'all', HeatColumn>;
}

/** A book that can be sampled now, with its mid as a price. */
interface Quoted {
  readonly venue: VenueId;
  readonly instrument: Instrument;
  readonly book: OrderBook;
  readonly mid: number;
}

/** The share of a bin by which a venue's basis may drift before its levels are laid anew. */
const BASIS_TOLERANCE = 0.25;

/** Turns the live books of one market into heatmap columns, one call per interval. */
export class BookRecorder {
  private readonly grids = new Map<VenueId, PriceGrid>();
  private readonly bases = new BasisTracker();
  private referenceInstrument: Instrument | undefined;

  constructor(readonly options: RecorderOptions) {}

  /**
   * Columns of the interval that holds `time` (epoch ms). A book that is not synced, is crossed or has an empty side gives
   * nothing, and is not in the coverage. While the reference venue gives nothing the others keep their last basis to it;
   * there is no aggregate when none of them has one.
   * @param books at most one per venue.
   */
  sample(time: number, books: readonly LiveBook[]): SampledColumns {
    const { stepMs } = this.options;
    const at = { time: Math.floor(time / stepMs) * stepMs, stepMs };
    const quoted = books.flatMap(quote);
    const bySource = new Map<VenueId | 'all', HeatColumn>();
    for (const { venue, instrument, book, mid } of quoted) {
      const grid = followGrid(this.grids.get(venue), mid, instrument);
      this.grids.set(venue, grid);
      bySource.set(venue, sampleBook(book, grid, at));
    }
    this.observe(quoted, time);
    const all = this.aggregate(quoted, at);
    return { bySource: all ? new Map([['all', all], ...bySource]) : bySource };
  }

  private observe(quoted: readonly Quoted[], time: number): void {
    const reference = this.referenceOf(quoted);
    if (!reference) return;
    this.referenceInstrument = reference.instrument;
    for (const { venue, mid } of quoted) this.bases.observe(venue, reference.mid - mid, time);
  }

  private aggregate(
    quoted: readonly Quoted[],
    at: Pick<HeatColumn, 'time' | 'stepMs'>,
  ): HeatColumn | undefined {
    const grid = this.referenceGrid(quoted);
    if (!grid) return undefined;
    const tolerance = grid.binSize * BASIS_TOLERANCE;
    const books = quoted.flatMap(({ venue, instrument, book }): ShiftedBook[] => {
      const basis = this.bases.apply(venue, tolerance);
      return basis === undefined ? [] : [{ book, shift: toSteps(basis, instrument.priceStep) }];
    });
    const reference = this.referenceOf(quoted);
    const best = reference ? bestPrices(reference.book) : { bid: Number.NaN, ask: Number.NaN };
    return { ...at, grid, ...aggregateBooks(books, grid), ...best };
  }

  /** The reference venue's grid; while that venue is missing, moved by where the others say its price is. */
  private referenceGrid(quoted: readonly Quoted[]): PriceGrid | undefined {
    const { reference } = this.options;
    const present = this.grids.get(reference);
    if (this.referenceOf(quoted) || !this.referenceInstrument) return present;
    const mids = quoted.flatMap(({ venue, mid }) => {
      const basis = this.bases.smoothed(venue);
      return basis === undefined ? [] : [mid + basis];
    });
    if (mids.length === 0) return undefined;
    const mid = mids.reduce((sum, each) => sum + each, 0) / mids.length;
    const grid = followGrid(present, mid, this.referenceInstrument);
    this.grids.set(reference, grid);
    return grid;
  }

  private referenceOf(quoted: readonly Quoted[]): Quoted | undefined {
    return quoted.find(({ venue }) => venue === this.options.reference);
  }
}

function quote({ instrument, book, synced }: LiveBook): Quoted[] {
  const { mid } = book;
  if (!synced || mid === undefined || book.crossed) return [];
  return [{ venue: instrument.venue, instrument, book, mid: mid * stepSize(instrument.priceStep) }];
}
