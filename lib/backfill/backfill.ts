import { HOUR_MS, MINUTE_MS } from '../core/durations';
import type { Clock } from '../core/clock';
import type { Instrument } from '../market/instrument';
import type { VenueId } from '../market/venues';
import type { PageStore } from '../storage/page-store';
import { keptMs } from './goals';
import { VenueLane } from './venue-lane';
import { type BackfillProgress, type BackfillTarget, VenueBackfill } from './venue-backfill';

/** How far the history of one instrument has been fetched. */
export interface InstrumentProgress extends BackfillProgress {
  readonly venue: VenueId;
  readonly symbol: string;
}

export interface BackfillParts {
  readonly clock: Clock;
  /** How far the exchanges' clocks are ahead of ours: it may be hours, which shows once they have spoken. */
  readonly skewMs: () => number;
  readonly random: () => number;
  readonly store: Pick<PageStore, 'put' | 'spans' | 'trim'>;
  /** What is to be fetched now; asked again and again, since venues answer late and users change their minds. */
  readonly targets: () => readonly BackfillTarget[];
}

const LOOK_EVERY_MS = 5_000;
const TRIM_EVERY_MS = 6 * HOUR_MS;
/** By how much more the clocks may differ than was thought, before what is fetched would leave out the newest part. */
const MOST_ASTRAY_MS = MINUTE_MS;

/** Fetches the past of everything that is followed, each venue at its own pace. */
export class Backfill {
  private readonly running = new Map<
    string,
    { readonly target: BackfillTarget; readonly work: VenueBackfill }
  >();
  private readonly lanes = new Map<VenueId, VenueLane>();
  private readonly stops: readonly (() => void)[];
  /** Of the clocks, when all fetches that run were begun. */
  private skewMs = 0;

  constructor(private readonly parts: BackfillParts) {
    const { clock, store } = parts;
    const trim = () => void store.trim((series) => clock.now() - keptMs(series)).catch(() => undefined);
    this.stops = [clock.every(LOOK_EVERY_MS, () => this.align()), clock.every(TRIM_EVERY_MS, trim)];
    trim();
    this.align();
  }

  get progress(): readonly InstrumentProgress[] {
    return [...this.running.values()].map(({ target: { instrument }, work }) => ({
      venue: instrument.venue,
      symbol: instrument.symbol,
      ...work.progress,
    }));
  }

  stop(): void {
    for (const stop of this.stops) stop();
    for (const { work } of this.running.values()) work.stop();
    this.running.clear();
  }

  private align(): void {
    const { skewMs, targets } = this.parts;
    const isAstray = Math.abs(skewMs() - this.skewMs) > MOST_ASTRAY_MS;
    if (isAstray) this.skewMs = skewMs();
    const wanted = new Map(targets().map((target) => [keyOf(target), target]));
    for (const [key, { work }] of this.running) {
      if (wanted.has(key) && !isAstray) continue;
      work.stop();
      this.running.delete(key);
    }
    for (const [key, target] of wanted)
      if (!this.running.has(key)) this.running.set(key, { target, work: this.begin(target) });
  }

  private begin(target: BackfillTarget): VenueBackfill {
    const { venue } = target.instrument;
    const lane = this.lanes.get(venue) ?? new VenueLane(this.parts.clock);
    this.lanes.set(venue, lane);
    return new VenueBackfill(target, { ...this.parts, lane });
  }
}

const keyOf = ({ instrument: { venue, symbol } }: BackfillTarget) => `${venue}/${symbol}`;

/**
 * How much of the past of instruments is known, in whole quarters of what is wanted; undefined while that was not looked
 * up for all of them.
 */
export function quartersKnown(
  instruments: readonly Pick<Instrument, 'venue' | 'symbol'>[],
  progress: readonly InstrumentProgress[],
): number | undefined {
  const shares = instruments.map(
    ({ venue, symbol }) => progress.find((each) => each.venue === venue && each.symbol === symbol)?.share,
  );
  const known = shares.filter((share) => share !== undefined);
  if (known.length < shares.length || known.length === 0) return undefined;
  const mean = known.reduce((sum, share) => sum + share, 0) / known.length;
  // Between two rounds of fetching the last minutes are missing.
  return Math.floor(4 * mean + 0.1);
}
