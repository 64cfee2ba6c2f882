import { MINUTE_MS } from '../core/durations';
import type { FlowBar } from '../flow/flow-bar';
import type { ProfileStyle } from '../heatmaps/side-style';
import type { VolumeProfile } from '../heatmaps/volume-profile/profile';
import { type LookbackId, type ProfileRange, rangeSpan } from '../heatmaps/volume-profile/ranges';
import { profileRowSize } from '../heatmaps/volume-profile/row-size';
import { RunningProfile } from '../heatmaps/volume-profile/running-profile';
import type { SessionRule, TimeSpan } from '../heatmaps/volume-profile/sessions';
import type { ProfileVenuePlace } from '../heatmaps/volume-profile/source';
import type { Instrument } from '../market/instrument';
import type { VenueId } from '../market/venues';
import { profileSources, type SourceParts } from './profile-sources';

/** Whose volume is wanted, and of when. */
export interface ProfileWish {
  /** Of one market, the one whose prices everything is laid on first. */
  readonly instruments: readonly Instrument[];
  /** What is to be added to each venue's prices; a venue that is not there is left out. */
  readonly shifts: ReadonlyMap<VenueId, number>;
  readonly style: Pick<ProfileStyle, 'range' | 'fixed' | 'sessionHour'>;
  /** What the chart shows. */
  readonly seen: TimeSpan;
  /** Epoch ms. */
  readonly now: number;
  /** The price now. */
  readonly price: number;
}

/** A profile that goes on with every minute. */
export class LiveProfile {
  constructor(
    private readonly running: RunningProfile,
    private readonly places: ReadonlyMap<VenueId, ProfileVenuePlace>,
    private readonly isLive: boolean,
  ) {}

  /** Adds minutes that are over. */
  add({ venue }: Instrument, bars: readonly FlowBar[]): void {
    const place = this.places.get(venue);
    if (!place || !this.isLive) return;
    for (const bar of bars) this.running.add(bar, place);
  }

  /** With what was traded in the minutes that are not over. */
  profile(open: ReadonlyMap<VenueId, FlowBar>): VolumeProfile {
    const parts = [...open].flatMap(([venue, bar]) => {
      const place = this.places.get(venue);
      return place && this.isLive ? [{ bar, place }] : [];
    });
    return this.running.profileWith(parts);
  }
}

/** Makes a profile of what is stored; undefined while the market's prices are not known. */
export async function openProfile(parts: SourceParts, wish: ProfileWish): Promise<LiveProfile | undefined> {
  const { instruments, shifts, style, now, price } = wish;
  const [reference] = instruments;
  if (!reference || !(price > 0)) return undefined;
  const session = sessionRule(style);
  const span = rangeSpan(rangeOf(style), { now, visible: wish.seen, session });
  const followed = instruments.filter(({ venue }) => shifts.has(venue));
  const sources = await Promise.all(
    followed.map((instrument) =>
      profileSources(parts, instrument, { ...span, basis: shifts.get(instrument.venue) ?? 0, now }),
    ),
  );
  const running = new RunningProfile(sources.flat(), {
    ...span,
    rowSize: profileRowSize(price, reference.priceStep),
    session,
    reference: reference.venue,
    valueArea: 'expansion',
  });
  const places = new Map(
    followed.map(({ venue }) => [venue, { venue, basis: shifts.get(venue) ?? 0 }] as const),
  );
  // A range that ends in the past takes nothing in; one minute is the step of what is recorded.
  return new LiveProfile(running, places, span.to > now - MINUTE_MS);
}

const sessionRule = ({ range, sessionHour }: ProfileWish['style']): SessionRule =>
  range === 'week' ? { kind: 'week' } : { kind: 'day', offsetHours: sessionHour };

function rangeOf({ range, fixed }: ProfileWish['style']): ProfileRange {
  if (range === 'fixed') return { kind: 'fixed', ...fixed };
  if (range === 'visible' || range === 'session') return { kind: range };
  if (range === 'week') return { kind: 'session' };
  return { kind: 'lookback', id: range satisfies LookbackId };
}
