import type { CascadeState } from '@/lib/analysis/cascades/cascade-watch';
import type { WallNote } from '@/lib/analysis/walls/notes';
import type { WallsState } from '@/lib/analysis/walls/walls-state';
import { CascadeBooks, type ToldCascade } from '@/lib/derive/cascade-books';
import { cascadeMark, noteMark, wallMark } from '@/lib/derive/flow-marks';
import { MarkBooks, type MarksState } from '@/lib/derive/mark-books';
import { WallBooks } from '@/lib/derive/wall-books';
import { EXCHANGES } from '@/lib/exchanges/registry';
import type { FeedEvent } from '@/lib/feeds/venue-feed';
import type { HeatColumn } from '@/lib/heatmaps/columns/column';
import type { LiveBook } from '@/lib/market/live-book';
import type { VenueId } from '@/lib/market/venues';
import type { SessionArea } from '@/lib/platform/session-area';
import type { FlowMarks, MarketQuote } from '@/lib/protocol/messages';
import { sessionStates } from './session-states';

/** A wall's state takes about 30 kB, and the browser gives all states of a session 10 MB. */
const MOST_BOOKS = 60;
const MOST_MARKETS = 40;
/** With all venues a market's marks take about 200 kB. */
const MOST_MARKED = 20;

/** The walls and cascades of live books, and the marks that they leave. */
export class MarketBooks {
  readonly keptWalls;
  readonly keptCascades;
  readonly walls;
  readonly cascades;
  private readonly marks;
  private readonly references = new Map<string, VenueId>();

  constructor(area: SessionArea) {
    this.keptWalls = sessionStates<WallsState>(area, 'walls', MOST_BOOKS);
    this.keptCascades = sessionStates<CascadeState>(area, 'cascades', MOST_MARKETS);
    this.walls = new WallBooks(this.keptWalls);
    this.cascades = new CascadeBooks(this.keptCascades, (venue) => EXCHANGES[venue].liquidations);
    this.marks = new MarkBooks(sessionStates<MarksState>(area, 'marks', MOST_MARKED));
  }

  event(market: string, event: FeedEvent): void {
    if (event.type === 'liquidation') this.cascades.liquidation(market, event);
    if (event.type !== 'trade') return;
    this.walls.trade(market, event);
    this.cascades.trade(market, event);
    this.marks.trade(market, event);
  }

  /** The columns that follow lie on the prices of this venue. */
  rebased(market: string, venue: VenueId): void {
    this.references.set(market, venue);
  }

  /** Takes a venue's book at the moment of its column; what happened to its walls since the one before. */
  book(market: string, live: LiveBook, column: HeatColumn): readonly WallNote[] {
    const notes = this.walls.book(market, live, column);
    this.marks.add(
      market,
      notes.map((note) => noteMark(live.instrument.venue, note)),
    );
    return notes;
  }

  /** Takes cascades that began or ended. */
  told(market: string, told: readonly ToldCascade[]): void {
    const reference = this.references.get(market);
    if (!reference) return;
    this.marks.add(
      market,
      told.map(({ note }) => cascadeMark(reference, note)),
    );
  }

  /** What a chart marks: what is kept, then the walls as they are now. */
  flowMarks(market: string, { time, shifts }: MarketQuote): FlowMarks {
    const now = (this.walls.standing(market) ?? []).flatMap(({ venue, walls }) =>
      walls.map((wall) => wallMark(venue, wall)),
    );
    return { time, shifts, marks: [...this.marks.marks(market), ...now] };
  }
}
