import type { HostStop } from './rate-limit';
import { FAILING_AFTER, type SessionState } from './socket-session';
import type { FeedState } from './status';

/** Everything that a venue's state is derived from. */
export interface VenueParts {
  /** False while nothing is wanted from the venue. */
  readonly wanted: boolean;
  /** Watched symbols the venue does not trade. */
  readonly missing: readonly string[];
  readonly halted: HostStop | undefined;
  readonly instruments: { readonly loaded: boolean; readonly failures: number; readonly reason: string };
  readonly sessions: readonly { readonly state: SessionState; readonly reason: string }[];
  readonly books: readonly {
    readonly synced: boolean;
    readonly broken: boolean;
    readonly reason: string;
  }[];
  /** What the venue last refused, in its own words. */
  readonly refusal: string;
}

export interface StateAndReason {
  readonly state: FeedState;
  readonly reason: string;
}

/** From the most to the least serious. */
const SESSION_ORDER: readonly SessionState[] = ['failed', 'stale', 'connecting'];

/** What a user is told: the most serious thing that keeps the venue from being live, and why. */
export function venueState(parts: VenueParts): StateAndReason {
  const { wanted, halted, instruments } = parts;
  if (!wanted) return { state: 'off', reason: '' };
  if (halted?.kind === 'blocked') return { state: 'blocked', reason: halted.reason };
  if (!instruments.loaded) return withoutInstruments(parts);
  return (
    unknownSymbols(parts) ??
    ofSessions(parts) ??
    (halted ? { state: 'limited', reason: halted.reason } : undefined) ??
    ofBooks(parts) ?? { state: 'live', reason: '' }
  );
}

function withoutInstruments({ halted, instruments }: VenueParts): StateAndReason {
  if (halted) return { state: 'limited', reason: halted.reason };
  const state = instruments.failures >= FAILING_AFTER ? 'failed' : 'connecting';
  return { state, reason: instruments.reason };
}

function unknownSymbols({ missing, books }: VenueParts): StateAndReason | undefined {
  if (books.length > 0) return undefined;
  return missing.length > 0
    ? { state: 'failed', reason: `not traded here: ${missing.join(', ')}` }
    : { state: 'off', reason: '' };
}

function ofSessions({ sessions, refusal }: VenueParts): StateAndReason | undefined {
  for (const state of SESSION_ORDER) {
    const session = sessions.find((candidate) => candidate.state === state);
    if (session) return { state, reason: [session.reason, refusal].filter(Boolean).join(' · ') };
  }
  return undefined;
}

function ofBooks({ books, refusal }: VenueParts): StateAndReason | undefined {
  const broken = books.find((book) => book.broken);
  if (broken) return { state: 'gap', reason: broken.reason };
  const unsynced = books.find((book) => !book.synced);
  if (!unsynced) return undefined;
  return { state: 'connecting', reason: unsynced.reason || refusal || 'waiting for the order book' };
}
