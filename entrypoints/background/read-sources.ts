import { DAY_MS, MINUTE_MS } from '@/lib/core/durations';
import type { SideFlows } from '@/lib/analysis/divergence/side-flow';
import { BarLibrary } from '@/lib/derive/bar-library';
import { interestOf } from '@/lib/derive/interest';
import type { LiveProfile } from '@/lib/derive/profile-board';
import type { HeatColumn } from '@/lib/heatmaps/columns/column';
import type { EntryHead } from '@/lib/journal/entry';
import type { VolumeProfile } from '@/lib/heatmaps/volume-profile/profile';
import type { ReadInput } from '@/lib/reading/input';
import type { DerivedSession } from './derived-session';
import { quoteOf } from './heat-history';

/** A sidebar asks every other second; what lies on disk is read this often. */
const FRESH_MS = MINUTE_MS;
const INTEREST_FRESH_MS = 10 * FRESH_MS;

/** A value that was read from disk, and when. */
interface Held<T> {
  readonly at: number;
  readonly value: Promise<T>;
}

/** What a read needs from disk, kept for a minute. */
export class ReadSources {
  private readonly profiles = new Map<string, Held<LiveProfile | undefined>>();
  private readonly interests = new Map<string, Held<SideFlows | undefined>>();
  private heads: Held<readonly EntryHead[]> | undefined;

  constructor(
    private readonly derived: DerivedSession,
    private readonly readHeads: () => Promise<readonly EntryHead[]>,
  ) {}

  /** The profile that the user chose; where that is what the chart shows, of the last day. */
  async profile(market: string, column: HeatColumn): Promise<VolumeProfile | undefined> {
    const { derived, profiles } = this;
    const { now } = derived;
    const held = profiles.get(market);
    const fresh =
      held && now - held.at < FRESH_MS
        ? held
        : {
            at: now,
            value: derived.profile({ market, seen: { from: now - DAY_MS, to: now } }, quoteOf(column)),
          };
    profiles.set(market, fresh);
    // A disk that cannot be read leaves the profile unknown.
    const live = await fresh.value.catch(() => undefined);
    const profile = live?.profile(derived.openBars(market));
    // What is not there yet is looked for again.
    if (!Number.isFinite(profile?.poc)) profiles.delete(market);
    return profile;
  }

  /** What was opened and closed; undefined where it is not known, or cannot be read. */
  async interest(market: string): Promise<SideFlows | undefined> {
    const { derived, interests } = this;
    const { now, sources, bars } = derived;
    let held = interests.get(market);
    if (!held || now - held.at >= INTEREST_FRESH_MS) {
      const library = new BarLibrary({ ...sources, bars });
      held = { at: now, value: interestOf(library, derived.instruments(market), now) };
      interests.set(market, held);
    }
    const interest = await held.value.catch(() => undefined);
    // What is not there yet is looked for again.
    if (!interest && now - held.at >= FRESH_MS) interests.delete(market);
    return interest;
  }

  /** The reads of a market that are in the journal. */
  async journal(market: string): Promise<ReadInput['journal']> {
    const { now } = this.derived;
    if (!this.heads || now - this.heads.at >= FRESH_MS) this.heads = { at: now, value: this.readHeads() };
    const heads = await this.heads.value.catch((): readonly EntryHead[] => []);
    const own = heads.filter((head) => head.market === market);
    return {
      entries: own.length,
      scored: own.filter(({ outcome }) => outcome?.kind === 'scored').length,
      lastAt: own.length === 0 ? undefined : Math.max(...own.map(({ readAt }) => readAt)),
    };
  }
}
