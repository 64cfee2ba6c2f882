import type { VenueId } from '../market/venues';

/**
 * What a user is told about a venue.
 * `stale`: connected but silent · `gap`: a book lost its place and is being repaired · `limited`: told to wait ·
 * `blocked`: refused in this region · `failed`: keeps failing, retried with growing delays.
 */
export type FeedState = 'off' | 'connecting' | 'live' | 'stale' | 'gap' | 'limited' | 'blocked' | 'failed';

export interface VenueStatus {
  readonly venue: VenueId;
  readonly state: FeedState;
  /** Why, in words for the user; empty while live. */
  readonly reason: string;
  /** Local epoch ms of the newest frame; undefined before the first. */
  readonly lastMessageAt: number | undefined;
  readonly messages: number;
  readonly gaps: number;
  readonly malformed: number;
  /** Frames of a kind no mapper knows, by name. */
  readonly unknown: Readonly<Record<string, number>>;
  /** Exchange clock minus local clock, ms, smoothed; undefined until measured. */
  readonly skewMs: number | undefined;
}
