import { MINUTE_MS } from '../core/durations';
import { BarBuilder, type FlowEvent } from '../flow/bar-builder';
import type { FlowBar } from '../flow/flow-bar';
import type { Instrument } from '../market/instrument';
import type { VenueId } from '../market/venues';
import type { BarStore } from '../storage/bar-store';

interface Followed {
  readonly instrument: Instrument;
  readonly builder: BarBuilder;
}

const STOPPED = 'the venue was not connected';

/** Makes bars of what venues say live, and keeps them. Times are epoch ms on the exchanges' clocks. */
export class LiveFlow {
  private readonly followed = new Map<string, Followed>();
  /** The venues that tell everything now. */
  private readonly telling = new Set<VenueId>();

  constructor(private readonly store: Pick<BarStore, 'append'>) {}

  /** Follows these instruments and no others. */
  follow(instruments: readonly Instrument[], now: number): void {
    const wanted = new Set(instruments.map(keyOf));
    for (const key of this.followed.keys()) if (!wanted.has(key)) this.followed.delete(key);
    for (const instrument of instruments) {
      if (this.followed.has(keyOf(instrument))) continue;
      const builder = new BarBuilder(instrument);
      if (this.telling.has(instrument.venue)) builder.resume(now);
      this.followed.set(keyOf(instrument), { instrument, builder });
    }
  }

  take(event: FlowEvent): void {
    this.followed.get(keyOf(event))?.builder.take(event);
  }

  /** A venue has begun to tell everything, or does not any more. */
  tells(venue: VenueId, isTelling: boolean, now: number): void {
    if (isTelling === this.telling.has(venue)) return;
    if (isTelling) this.telling.add(venue);
    else this.telling.delete(venue);
    for (const { instrument, builder } of this.followed.values()) {
      if (instrument.venue !== venue) continue;
      if (isTelling) builder.resume(now);
      else builder.interrupt(STOPPED, now);
    }
  }

  /** Some of what a venue said of an instrument was missed. */
  missed(venue: VenueId, symbol: string, reason: string, now: number): void {
    const builder = this.followed.get(keyOf({ venue, symbol }))?.builder;
    builder?.interrupt(reason, now);
    if (this.telling.has(venue)) builder?.resume(now);
  }

  /** Keeps the bars of the minutes that are over; to be called about once a second. Returns those of each instrument. */
  close(now: number): readonly { readonly instrument: Instrument; readonly bars: readonly FlowBar[] }[] {
    return [...this.followed.values()].flatMap(({ instrument, builder }) => {
      const run = builder.close(now);
      const { venue, symbol } = instrument;
      this.store.append({ venue, symbol, intervalMs: MINUTE_MS }, run);
      return run.bars.length > 0 ? [{ instrument, bars: run.bars }] : [];
    });
  }

  /** The minute that is not over, as far as it goes; undefined where it will be no bar. */
  current({ venue, symbol }: Pick<Instrument, 'venue' | 'symbol'>): FlowBar | undefined {
    return this.followed.get(keyOf({ venue, symbol }))?.builder.current();
  }
}

const keyOf = ({ venue, symbol }: { readonly venue: VenueId; readonly symbol: string }) =>
  `${venue}/${symbol}`;
