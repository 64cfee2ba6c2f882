import { type FlowInput, flowInput } from '../lib/analysis/cascades/flow-input';
import { SweepWatch } from '../lib/analysis/cascades/sweep-watch';
import type { WallNote } from '../lib/analysis/walls/notes';
import { VenueWalls } from '../lib/analysis/walls/venue-walls';
import type { WallReading } from '../lib/analysis/walls/read-wall';
import { stepSize, toSteps } from '../lib/core/decimal-step';
import { ARCHIVES } from '../lib/exchanges/archives';
import { EXCHANGES } from '../lib/exchanges/registry';
import { chooseBinSize } from '../lib/heatmaps/order-book/grid';
import type { TradeEvent } from '../lib/market/events';
import { largeOrder } from '../lib/market/large-order';
import type { OrderBook } from '../lib/market/order-book';
import type { VenueId } from '../lib/market/venues';
import { BookReplay } from './book-replay';
import { readCapture } from './capture';
import { captureInstruments } from './capture-instruments';
import type { NoteCounts } from './note-counts';

const SECOND_MS = 1_000;
interface Capture {
  readonly venue: VenueId;
  readonly paths: readonly string[];
  /** What is worth less, quote units, is no wall; what is large in its market without it. */
  readonly minNotional?: number | undefined;
  readonly notes: NoteCounts;
}

/**
 * Reads the walls of every instrument of captures, and calls back with each thing that happened.
 * @returns the readers by symbol, as they are in the end, and how often a book was lost.
 */
export async function readWalls(
  { venue, paths, minNotional, notes }: Capture,
  tell: (symbol: string, line: object) => Promise<void>,
): Promise<{ readonly readers: ReadonlyMap<string, WallReader>; readonly gaps: number }> {
  const instruments = await captureInstruments(venue, paths);
  const replay = new BookReplay(EXCHANGES[venue], instruments, notes);
  let now = 0;
  const mapper = ARCHIVES[venue].createMapper({ instruments, now: () => now, note: () => {} });
  const readers = new Map<string, WallReader>();
  for (const path of paths) {
    for await (const captured of readCapture(path)) {
      now = captured.receivedAt;
      for (const { book, time } of replay.offer(captured)) {
        const { symbol } = book.instrument;
        const reader =
          readers.get(symbol) ?? new WallReader(book, minNotional ?? largeOrder(book.instrument.base));
        readers.set(symbol, reader);
        for (const line of reader.frame(time)) await tell(symbol, line);
      }
      for (const event of mapper.map(captured.frame)) {
        if (event.type !== 'trade') continue;
        for (const line of readers.get(event.symbol)?.trade(event) ?? []) await tell(event.symbol, line);
      }
    }
  }
  return { readers, gaps: replay.gaps };
}

/** Reads one instrument's walls as the product does: its book once a second, its trades as they come. */
export class WallReader {
  seconds = 0;
  private readonly walls: VenueWalls;
  private readonly sweeps: SweepWatch;
  private second = 0;
  private binTicks = 0;

  constructor(
    private readonly book: OrderBook,
    minNotional: number,
  ) {
    this.walls = new VenueWalls(book.instrument, { minNotional });
    this.sweeps = new SweepWatch(minNotional);
  }

  trade(event: TradeEvent): readonly object[] {
    this.walls.trade(event);
    const sweep = this.sweeps.trade(event);
    return sweep ? [{ type: 'sweep', ...sweep }] : [];
  }

  frame(time: number): readonly WallNote[] {
    const second = Math.floor(time / SECOND_MS);
    if (second === this.second) return [];
    this.second = second;
    this.seconds += 1;
    const { mid, instrument } = this.book;
    if (mid === undefined) return [];
    const { priceStep } = instrument;
    this.binTicks ||= toSteps(chooseBinSize(mid * stepSize(priceStep), priceStep), priceStep);
    return this.walls.observe(time, this.book, this.binTicks);
  }

  /** What stands now. */
  standing(): readonly WallReading[] {
    return this.walls.standing();
  }

  get flow(): FlowInput {
    return flowInput(this.book, this.walls.meter);
  }
}
