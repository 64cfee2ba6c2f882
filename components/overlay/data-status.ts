import type { FeedState, VenueStatus } from '@/lib/feeds/status';
import { VENUE_NAMES } from '@/lib/market/venues';
import type { StatusReport } from '@/lib/protocol/messages';
import type { OverlayStatus } from './chip';

/** Without a column for this long the picture is not live. */
const SILENT_MS = 5_000;

const TROUBLES: Readonly<Partial<Record<FeedState, string>>> = {
  connecting: 'connecting',
  stale: 'silent',
  gap: 'catching up after a gap',
  limited: 'told to wait',
  blocked: 'blocked in your region',
  failed: 'failing',
};

export interface DataFacts {
  readonly market: string;
  /** What the background last said; undefined when it does not answer. */
  readonly report: StatusReport | undefined;
  /** Local epoch ms at which the newest column came; undefined when none came yet. */
  readonly columnAt: number | undefined;
  readonly now: number;
}

/** What a user is told about the data under the heatmap. */
export function dataStatus({ market, report, columnAt, now }: DataFacts): OverlayStatus {
  if (!report)
    return { market, data: 'unavailable', note: 'The extension does not answer; it restarts by itself.' };
  if (report.paused) return { market, data: 'paused', note: 'Feeds are paused; resume them in the popup.' };
  const troubles = report.venues.flatMap(describeTrouble);
  if (columnAt === undefined || now - columnAt > SILENT_MS) {
    const note = troubles.join(' · ') || `No venue that is switched on sends a book of ${market}.`;
    return columnAt === undefined ? { market, data: 'waiting', note } : { market, data: 'degraded', note };
  }
  const storage = report.storage.kind === 'ok' ? [] : [`History is not stored: ${report.storage.reason}`];
  const notes = [...troubles, ...storage];
  return { market, data: notes.length > 0 ? 'degraded' : 'live', note: notes.join(' · ') };
}

function describeTrouble({ venue, state, reason, quarantine }: VenueStatus): readonly string[] {
  const word = TROUBLES[state];
  if (word) return [`${VENUE_NAMES[venue]}: ${word}${reason ? ` (${reason})` : ''}`];
  return quarantine === undefined ? [] : [`${VENUE_NAMES[venue]}: left out (${quarantine})`];
}
