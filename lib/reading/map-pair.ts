import { DAY_MS, MINUTE_MS } from '../core/durations';
import type { MapPair, PricePath } from '../analysis/clusters/compare';
import type { MapReading } from '../analysis/density/density';
import type { EncodedChunk } from '../heatmaps/codec/encoded-chunk';
import type { HeatColumn } from '../heatmaps/columns/column';
import { columnsOf, endOf, storedMap } from './map-past';

/** Two moments, epoch ms, the earlier one first. */
export interface Moments {
  readonly from: number;
  readonly to: number;
}

/** What is stored of a map over a stretch, and where the first of all its columns begins. */
interface Stored {
  readonly chunks: readonly EncodedChunk[];
  readonly since: number | undefined;
}

export interface PairParts {
  /** Loads what is stored of a stretch of at most thirty days; `to` is exclusive. */
  readonly load: (moments: Moments) => Promise<Stored>;
  /** Lets others have their turn. */
  readonly rest: () => Promise<void>;
}

/** The maps of both moments, or which of them is not stored, and since when anything is, epoch ms. */
export type StoredPair =
  | ({ readonly kind: 'stored' } & MapPair)
  | { readonly kind: 'missing'; readonly moments: readonly number[]; readonly since: number | undefined };

/** A map stands for the moment if it ended no longer than this before. */
const FRESH_MS = 15 * MINUTE_MS;
const SLICE_MS = 30 * DAY_MS;

/** Reads the stored maps of two moments, and where the price was in between, chunk after chunk. @throws as `load` does. */
export async function readPair({ load, rest }: PairParts, { from, to }: Moments): Promise<StoredPair> {
  const walk = new PairWalk(from, to);
  let since: number | undefined;
  for (
    let start = Math.max(0, from - FRESH_MS), end: number;
    start < to;
    start = Math.max(end, since ?? to)
  ) {
    end = Math.min(to, start + SLICE_MS);
    const stored = await load({ from: start, to: end });
    since = stored.since;
    for (const chunk of stored.chunks) {
      for (const column of await columnsOf(chunk))
        if (endOf(column) > start && endOf(column) <= end) walk.take(column);
      await rest();
    }
  }
  return walk.pair(since);
}

/** Takes the columns up to the later moment, oldest first. */
class PairWalk {
  private before: HeatColumn | undefined;
  private after: HeatColumn | undefined;
  private low = Infinity;
  private high = -Infinity;
  /** How much of the time after the earlier map has a column, ms. */
  private known = 0;

  constructor(
    private readonly from: number,
    private readonly to: number,
  ) {}

  take(column: HeatColumn): void {
    if (!(column.ask > 0)) return;
    this.after = column;
    if (endOf(column) <= this.from) {
      this.before = column;
      return;
    }
    const { bid: open, ask: close, stepMs } = column;
    const prices = open > 0 ? [open, close] : [close];
    this.low = Math.min(this.low, ...prices);
    this.high = Math.max(this.high, ...prices);
    this.known += stepMs;
  }

  pair(since: number | undefined): StoredPair {
    const { from, to } = this;
    const [before, after] = [mapAt(this.before, from), mapAt(this.after, to)];
    if (before && after) return { kind: 'stored', before, after, path: this.path(before, after) };
    return { kind: 'missing', moments: [...(before ? [] : [from]), ...(after ? [] : [to])], since };
  }

  private path(before: MapReading, after: MapReading): PricePath {
    const prices = [before.price, after.price];
    return {
      low: Math.min(this.low, ...prices),
      high: Math.max(this.high, ...prices),
      isWhole: this.known >= after.time - before.time,
    };
  }
}

/** The map of the newest column up to a moment, unless it is too old for that. */
const mapAt = (column: HeatColumn | undefined, time: number) =>
  column && time - endOf(column) < FRESH_MS ? storedMap(column) : undefined;
