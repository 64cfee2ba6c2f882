import type { StorageState } from '@/lib/storage/state';
import { formatBytes, formatCount } from './format';
import type { Tone } from './venue-words';

const STATES: Readonly<Record<StorageState['kind'], { word: string; tone: Tone }>> = {
  ok: { word: 'ok', tone: 'good' },
  full: { word: 'disk full', tone: 'warn' },
  failing: { word: 'failing', tone: 'bad' },
};

/** How the history on disk is doing. */
export function StorageLine({ storage }: { readonly storage: StorageState }) {
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
      {kind !== 'ok' && <p class="quiet">{reason} Live data goes on; it is not being recorded.</p>}
    </div>
  );
}
