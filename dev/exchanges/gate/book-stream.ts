import type { Side } from '../../../lib/core/units';
import type { LevelChange, VenueMarket, VenueUpdate } from '../../simulator/venue-market';

/** Where numbers go on after a restart. */
const RESTART_ID = 1_000;

/** What a frame of a book tells. */
export interface BookChange {
  readonly first: number;
  readonly last: number;
  readonly changes: readonly LevelChange[];
}

type Shown = Readonly<Record<Side, ReadonlyMap<number, number>>>;

/** The frames of one book, numbered without a hole though nothing is said of updates that changed nothing. */
export class BookStream {
  private shift = 0;
  private told: number;
  private shown: Shown | undefined;

  /** @param levels how many of each side are shown; all of them without it. Those that leave the best ones are removed. */
  constructor(
    private readonly market: VenueMarket,
    private readonly levels?: number,
  ) {
    this.told = market.lastId;
    this.shown = this.read();
  }

  /** The number of the book as it stands. */
  get id(): number {
    return this.market.lastId - this.shift;
  }

  /** What is to be said of an update; undefined when nothing is. */
  next(update: VenueUpdate): BookChange | undefined {
    const changes = this.changes(update);
    if (changes.length === 0) return undefined;
    const first = this.told + 1;
    this.told = this.id;
    return { first, last: this.told, changes };
  }

  restart(): void {
    this.shift = this.market.lastId - RESTART_ID;
    this.told = RESTART_ID;
  }

  private changes(update: VenueUpdate): readonly LevelChange[] {
    const before = this.shown;
    const now = this.read();
    if (!before || !now) return update.changes;
    this.shown = now;
    return (['bid', 'ask'] as const).flatMap((side) => [
      ...[...before[side].keys()]
        .filter((tick) => !now[side].has(tick))
        .map((tick): LevelChange => ({ side, tick, lots: 0 })),
      ...[...now[side]]
        .filter(([tick, lots]) => before[side].get(tick) !== lots)
        .map(([tick, lots]): LevelChange => ({ side, tick, lots })),
    ]);
  }

  private read(): Shown | undefined {
    if (this.levels === undefined) return undefined;
    return {
      bid: new Map(this.market.top('bid', this.levels)),
      ask: new Map(this.market.top('ask', this.levels)),
    };
  }
}
