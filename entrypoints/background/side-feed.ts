import { candleRun } from '@/lib/derive/candle-run';
import type { MarketQuote, SideData, WatchRequest } from '@/lib/protocol/messages';
import type { DerivedSession } from './derived-session';
import type { LiveStreams } from './live-streams';
import type { MarketBooks } from './market-books';
import { marksOf } from './page-marks';
import { ProfileFeed } from './profile-feed';
import type { ReadDesk } from './read-desk';

/** Longer than from one profile to the next. */
const AT_EASE_MS = 700;
const EVERY_MS = { flow: 2_000, funding: 5_000, marks: 10_000 };

/** Sends pages what lies at the side of their charts: candles to keep clear of, volume profiles, funding, liquidations. */
export class SideFeed {
  readonly profiles: ProfileFeed;
  private readonly quotes = new Map<string, MarketQuote>();

  constructor(
    private readonly streams: LiveStreams,
    private readonly derived: DerivedSession,
    private readonly books: MarketBooks,
    private readonly reads: ReadDesk,
  ) {
    const { clock } = derived;
    this.profiles = new ProfileFeed(
      derived,
      () => streams.all,
      (watch, profile) => this.send(watch, profile),
    );
    const repeat = (periodMs: number, work: (watch: WatchRequest) => void) =>
      clock.every(periodMs, () => streams.all.forEach(work));
    repeat(EVERY_MS.funding, (each) => attempt(this.sendFunding(each)));
    repeat(EVERY_MS.marks, (each) => attempt(this.refresh(each), this.sendBands(each)));
  }

  quote(market: string, quote: MarketQuote): void {
    const isFirst = !this.quotes.has(market);
    this.quotes.set(market, quote);
    const shown = this.streams.all.filter((each) => each.market === market);
    for (const each of shown) {
      if (isFirst) this.open(each);
      else if (quote.time % EVERY_MS.flow === 0) this.sendFlow(each);
    }
    this.profiles.tellAll(shown);
  }

  /** A page shows something else, or only another stretch of it, or the user wants something else of what it shows. */
  watched(watch: WatchRequest, isMove: boolean): void {
    if (isMove) this.move(watch);
    else this.open(watch);
  }

  /** Works everything out anew: the settings have changed. */
  reopen(): void {
    for (const each of this.streams.all) this.open(each);
  }

  private open(watch: WatchRequest): void {
    this.sendFlow(watch);
    attempt(this.sendFunding(watch), this.sendBands(watch));
    this.move(watch);
  }

  /** Works out anew what depends on the stretch that is seen. */
  private move(watch: WatchRequest): void {
    attempt(this.refresh(watch), this.profiles.open(watch, this.quotes.get(watch.market)));
  }

  private async sendFunding(watch: WatchRequest): Promise<void> {
    const { market, layers } = watch;
    if (layers.includes('funding')) this.sendAtEase(watch, { funding: await this.derived.funding(market) });
  }

  /** Candles and liquidations: what changes slowly. */
  private async refresh(watch: WatchRequest): Promise<void> {
    const { market, venue, isForeign, seen, layers } = watch;
    const { derived } = this;
    const own = isForeign ? undefined : derived.instruments(market).find((each) => each.venue === venue);
    const open = own && derived.openBars(market).get(venue);
    const candles = await candleRun(derived.sources, own, seen, derived.now, open);
    this.sendAtEase(watch, { candles });
    const quote = this.quotes.get(market);
    if (!quote || !layers.includes('liquidation')) return;
    this.sendAtEase(watch, { marks: await marksOf(derived, watch, quote) });
  }

  private async sendBands(watch: WatchRequest): Promise<void> {
    const { market, layers } = watch;
    if (layers.includes('marks')) this.sendAtEase(watch, { bands: await this.reads.bands(market) });
  }

  private sendFlow(watch: WatchRequest): void {
    const { market, layers } = watch;
    const quote = this.quotes.get(market);
    if (quote && layers.includes('marks'))
      this.sendAtEase(watch, { flowMarks: this.books.flowMarks(market, quote) });
  }

  /** Says it soon, or with what is said next while the view moves: a frame that takes in a message is a long one. */
  private sendAtEase(watch: WatchRequest, sides: SideData): void {
    this.send(watch, sides, watch.isMoving ? AT_EASE_MS : undefined);
  }

  private send(watch: WatchRequest, sides: SideData, withinMs?: number): void {
    const { market } = watch;
    this.streams.tell(market, { type: 'sides', market, sides }, (other) => other === watch, withinMs);
  }
}

/** Reading may fail with the disk: then what a page shows stays, and the next turn tries again. */
function attempt(...works: readonly Promise<unknown>[]): void {
  for (const work of works) work.catch(() => undefined);
}
