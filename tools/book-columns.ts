import { EXCHANGES } from '../lib/exchanges/registry';
import type { HeatColumn, PriceGrid } from '../lib/heatmaps/columns/column';
import { followGrid } from '../lib/heatmaps/order-book/grid';
import { sampleBook } from '../lib/heatmaps/order-book/sample';
import { tickToPrice } from '../lib/market/instrument';
import type { OrderBook } from '../lib/market/order-book';
import type { VenueId } from '../lib/market/venues';
import { asTick } from '../lib/core/units';
import { BookReplay } from './book-replay';
import { readCapture } from './capture';
import { captureInstruments } from './capture-instruments';
import type { NoteCounts } from './note-counts';

/** A column a second. */
const STEP_MS = 1000;

/** The book of the instrument that is first in the captures, as it stood when each second began to be told. */
export async function bookColumns(
  venue: VenueId,
  paths: readonly string[],
  notes: NoteCounts,
): Promise<readonly HeatColumn[]> {
  const replay = new BookReplay(EXCHANGES[venue], await captureInstruments(venue, paths), notes);
  const sampler = new BookSampler();
  for (const path of paths)
    for await (const captured of readCapture(path))
      for (const { book, time } of replay.offer(captured)) sampler.offer(book, time);
  return sampler.columns;
}

/** Takes a column of the first book it is offered, once a second. */
class BookSampler {
  readonly columns: HeatColumn[] = [];
  private symbol: string | undefined;
  private grid: PriceGrid | undefined;
  private next = -Infinity;

  offer(book: OrderBook, at: number): void {
    const { instrument, mid } = book;
    this.symbol ??= instrument.symbol;
    const time = Math.floor(at / STEP_MS) * STEP_MS;
    if (instrument.symbol !== this.symbol || time < this.next || mid === undefined || book.crossed) return;
    this.grid = followGrid(this.grid, tickToPrice(asTick(mid), instrument), instrument);
    this.columns.push(sampleBook(book, this.grid, { time, stepMs: STEP_MS }));
    this.next = time + STEP_MS;
  }
}
