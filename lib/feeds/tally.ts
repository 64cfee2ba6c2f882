import type { FrameNote } from '../exchanges/exchange';
import { ClockSkew } from './clock-skew';
import type { VenueStatus } from './status';

/** A hostile or changed venue must not fill the memory with names. */
const MAX_NAMES = 50;
const MAX_NAME_LENGTH = 60;

/** What is counted about one venue's frames. */
export class Tally {
  messages = 0;
  malformed = 0;
  gaps = 0;
  /** Local epoch ms. */
  lastMessageAt: number | undefined;
  /** What the venue last refused, in its own words. */
  refusal = '';
  readonly skew = new ClockSkew();
  private readonly names = new Map<string, number>();

  /** The counted part of a venue's status. */
  get counts(): Omit<VenueStatus, 'venue' | 'state' | 'reason'> {
    const { messages, malformed, gaps, lastMessageAt, names, skew } = this;
    return { messages, malformed, gaps, lastMessageAt, unknown: Object.fromEntries(names), skewMs: skew.ms };
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
