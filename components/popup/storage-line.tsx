import type { InstrumentProgress } from '@/lib/backfill/backfill';
import type { StorageState } from '@/lib/storage/state';
import { BackfillLine } from './backfill-line';
import { formatBytes, formatCount } from './format';
import type { Tone } from './venue-words';

const STATES: Readonly<Record<StorageState['kind'], { word: string; tone: Tone }>> = {
  ok: { word: 'ok', tone: 'good' },
  full: { word: 'disk full', tone: 'warn' },
  failing: { word: 'failing', tone: 'bad' },
};

interface StorageLineProps {
  readonly storage: StorageState;
  readonly backfill: readonly InstrumentProgress[];
}

/** How the history on disk is doing, and how far the past was fetched. */
export function StorageLine({ storage, backfill }: StorageLineProps) {
  const { kind, reason, columns, bytes, pendingBytes } = storage;
  const { word, tone } = STATES[kind];
  return (
    <div class="storage">
      <div class="line">
        <span>History</span>
        <span class={`state ${tone}`}>{word}</span>
        <span class="figure">{formatCount(columns)} columns</span>
        <span class="figure">{formatBytes(bytes)} written</span>
        {pendingBytes > 0 && <span class="figure">{formatBytes(pendingBytes)} waiting</span>}
      </div>
      <BackfillLine backfill={backfill} />
      {kind !== 'ok' && <p class="quiet">{reason} Live data goes on; it is not being recorded.</p>}
    </div>
  );
}
