import { MINUTE_MS } from '../core/durations';
import type { FrameNote } from '../exchanges/exchange';
import { ClockSkew } from './clock-skew';
import { SlidingCount } from './sliding-count';
import type { DataLayer, VenueStatus } from './status';

/** A hostile or changed venue must not fill the memory with names. */
const MAX_NAMES = 50;
const MAX_NAME_LENGTH = 60;

/** A day but for the slot that is running. */
const DAY_SLOTS = 24 * 12 - 1;

/** The counted part of a venue's status. */
export type Counts = Pick<
  VenueStatus,
  | 'messages'
  | 'perSecond'
  | 'malformed'
  | 'gaps'
  | 'gapsToday'
  | 'lastMessageAt'
  | 'layers'
  | 'unknown'
  | 'skewMs'
>;

/** What is counted about one venue's frames. */
export class Tally {
  malformed = 0;
  /** What the venue last refused, in its own words. */
  refusal = '';
  readonly skew = new ClockSkew();
  private messages = 0;
  private gaps = 0;
  private lastMessageAt: number | undefined;
  private readonly recent = new SlidingCount(10, 1_000);
  private readonly recentGaps = new SlidingCount(DAY_SLOTS, 5 * MINUTE_MS);
  private readonly layers = new Map<DataLayer, number>();
  private readonly names = new Map<string, number>();

  /** @param now local epoch ms, as everywhere here. */
  counts(now: number): Counts {
    const { messages, malformed, gaps, lastMessageAt, names, layers, skew } = this;
    return {
      messages,
      perSecond: this.recent.perSecond(now),
      malformed,
      gaps,
      gapsToday: this.recentGaps.total(now),
      lastMessageAt,
      layers: Object.fromEntries(layers),
      unknown: Object.fromEntries(names),
      skewMs: skew.ms,
    };
  }

  /** A message came. */
  message(now: number): void {
    this.messages += 1;
    this.lastMessageAt = now;
    this.recent.add(now);
  }

  /** An event of a layer came. */
  layer(layer: DataLayer, now: number): void {
    this.layers.set(layer, now);
  }

  /** A book lost its place. */
  gap(now: number): void {
    this.gaps += 1;
    this.recentGaps.add(now);
  }

  note(kind: FrameNote, name: string): void {
    if (kind === 'malformed') this.malformed += 1;
    else if (kind === 'error') this.refusal = name.slice(0, MAX_NAME_LENGTH);
    else if (kind === 'unknown') this.count(name.slice(0, MAX_NAME_LENGTH));
  }

  private count(name: string): void {
    const known = this.names.get(name);
    if (known === undefined && this.names.size >= MAX_NAMES) return;
    this.names.set(name, (known ?? 0) + 1);
  }
}
