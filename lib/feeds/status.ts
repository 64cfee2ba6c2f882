import type { MarketEvent } from '../market/events';
import type { VenueId } from '../market/venues';
import type { BookReach } from './book-reach';

/**
 * What a user is told about a venue.
 * `stale`: connected but silent · `gap`: a book lost its place and is being repaired · `limited`: told to wait ·
 * `blocked`: refused in this region · `failed`: keeps failing, retried with growing delays.
 */
export type FeedState = 'off' | 'connecting' | 'live' | 'stale' | 'gap' | 'limited' | 'blocked' | 'failed';

/** What a venue sends of a market; each kind goes its own way and can fall silent by itself. */
export type DataLayer = MarketEvent['type'];

export interface VenueStatus {
  readonly venue: VenueId;
  readonly state: FeedState;
  /** Why, in words for the user; empty while live. */
  readonly reason: string;
  /** Local epoch ms of the newest frame; undefined before the first. */
  readonly lastMessageAt: number | undefined;
  readonly messages: number;
  /** Messages a second over the last ten seconds. */
  readonly perSecond: number;
  readonly gaps: number;
  /** Gaps of the last 24 hours, as far as the background has run for so long. */
  readonly gapsToday: number;
  readonly malformed: number;
  /** Frames of a kind no mapper knows, by name. */
  readonly unknown: Readonly<Record<string, number>>;
  /** Exchange clock minus local clock, ms, smoothed; undefined until measured. */
  readonly skewMs: number | undefined;
  /** Local epoch ms of the newest event of each layer; a layer of which nothing came yet is missing. */
  readonly layers: Readonly<Partial<Record<DataLayer, number>>>;
  /** How far the book of the first instrument that is followed is known; undefined while it is not synced. */
  readonly book: BookReach | undefined;
  /** Undefined while the book is not part of the aggregate. */
  readonly share?: AggregateShare | undefined;
  /** Why the venue is left out of what is added up, in words for the user; undefined while it is not. */
  readonly quarantine?: string | undefined;
}

/** A venue's part in the size that rests near the price, all venues together. */
export interface AggregateShare {
  readonly market: string;
  /** 0 to 1. */
  readonly fraction: number;
}
