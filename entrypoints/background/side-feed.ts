import { candleRun } from '@/lib/derive/candle-run';
import type { LiveProfile } from '@/lib/derive/profile-board';
import type { FlowBar } from '@/lib/flow/flow-bar';
import type { Instrument } from '@/lib/market/instrument';
import type { HeatMessage, MarketQuote, WatchRequest } from '@/lib/protocol/messages';
import type { DerivedSession } from './derived-session';
import type { LiveStreams } from './live-streams';
import type { MarketBooks } from './market-books';
import { marksOf } from './page-marks';
import type { ReadDesk } from './read-desk';

const EVERY_MS = { profile: 400, flow: 2_000, funding: 5_000, marks: 10_000 };

/** What one page shows beside the heatmaps. */
interface Shown {
  readonly watch: WatchRequest;
  profile?: LiveProfile | undefined;
}

/** Sends pages what lies at the side of their charts: candles to keep clear of, volume profiles, funding, liquidations. */
export class SideFeed {
  private shown: readonly Shown[] = [];
  private readonly quotes = new Map<string, MarketQuote>();

  constructor(
    private readonly streams: LiveStreams,
    private readonly derived: DerivedSession,
    private readonly books: MarketBooks,
    private readonly reads: ReadDesk,
  ) {
    const { clock } = derived;
    clock.every(EVERY_MS.profile, () => this.shown.forEach((each) => this.sendProfile(each)));
    clock.every(EVERY_MS.flow, () => this.shown.forEach((each) => this.sendFlow(each)));
    clock.every(EVERY_MS.funding, () => this.shown.forEach((each) => attempt(this.sendFunding(each))));
    clock.every(EVERY_MS.marks, () => this.shown.forEach((each) => attempt(this.refresh(each))));
  }

  quote(market: string, quote: MarketQuote): void {
    const isFirst = !this.quotes.has(market);
    this.quotes.set(market, quote);
    if (isFirst) for (const each of this.shown) if (each.watch.market === market) this.open(each);
  }

  /** Minutes that are over. */
  bars(instrument: Instrument, bars: readonly FlowBar[]): void {
    for (const { profile } of this.shown) profile?.add(instrument, bars);
  }

  /** A page shows something else, or the user wants something else of what it shows. */
  watched(watch: WatchRequest): void {
    const shown: Shown = { watch };
    const alive = new Set(this.streams.all);
    this.shown = [...this.shown.filter((each) => alive.has(each.watch)), shown];
    this.open(shown);
  }

  /** Works everything out anew: the settings have changed. */
  reopen(): void {
    for (const each of this.shown) this.open(each);
  }

  private open(shown: Shown): void {
    this.sendFlow(shown);
    for (const work of [this.refresh(shown), this.sendFunding(shown), this.openProfile(shown)]) attempt(work);
  }

  private async openProfile(shown: Shown): Promise<void> {
    const { watch } = shown;
    const quote = this.quotes.get(watch.market);
    if (!quote || !watch.layers.includes('volume-profile')) return;
    shown.profile = await this.derived.profile(watch, quote);
    this.sendProfile(shown);
  }

  private sendProfile({ watch, profile }: Shown): void {
    if (!profile) return;
    const open = this.derived.openBars(watch.market);
    this.send(watch, { type: 'profile', market: watch.market, profile: profile.profile(open) });
  }

  private async sendFunding({ watch }: Shown): Promise<void> {
    const { market, layers } = watch;
    if (!layers.includes('funding')) return;
    this.send(watch, { type: 'funding', market, funding: await this.derived.funding(market) });
  }

  /** Candles and liquidations: what changes slowly. */
  private async refresh({ watch }: Shown): Promise<void> {
    const { market, venue, isForeign, seen, layers } = watch;
    const { derived } = this;
    const own = isForeign ? undefined : derived.instruments(market).find((each) => each.venue === venue);
    const open = own && derived.openBars(market).get(venue);
    const candles = await candleRun(derived.sources, own, seen, derived.now, open);
    this.send(watch, { type: 'candles', market, candles });
    if (layers.includes('marks'))
      this.send(watch, { type: 'bands', market, bands: await this.reads.bands(market) });
    const quote = this.quotes.get(market);
    if (!quote || !layers.includes('liquidation')) return;
    this.send(watch, { type: 'marks', market, marks: await marksOf(derived, watch, quote) });
  }

  private sendFlow({ watch }: Shown): void {
    const { market, layers } = watch;
    const quote = this.quotes.get(market);
    if (!quote || !layers.includes('marks')) return;
    this.send(watch, { type: 'flow-marks', market, flowMarks: this.books.flowMarks(market, quote) });
  }

  private send(watch: WatchRequest, message: HeatMessage): void {
    this.streams.tell(watch.market, message, (other) => other === watch);
  }
}

/** Reading may fail with the disk: then what a page shows stays, and the next turn tries again. */
function attempt(work: Promise<unknown>): void {
  work.catch(() => undefined);
}
