import { formatBytes } from '@/components/popup/format';
import { type Answer, lastOf } from '@/components/popup/poll';
import type { TierUsage } from '@/lib/storage/pyramid/usage';
import { inOrder, tierWords } from './usage-words';

interface UsageListProps {
  readonly usage: Answer<readonly TierUsage[]>;
  /** How many days are kept at most. */
  readonly days: number;
}

/** What is on disk now, by layer, length of a column and how long such columns are kept. */
export function UsageList({ usage, days }: UsageListProps) {
  const known = lastOf(usage)?.value;
  return (
    <div class="part usage">
      <h3>Used now</h3>
      <p class="quiet">By heatmap, length of a column, and how long such columns are kept.</p>
      {usage.kind === 'waiting' && <p class="quiet">Measuring…</p>}
      {usage.kind === 'silent' && (
        <p class="error">
          {known ? 'It could not be measured again' : 'It could not be measured'}: {usage.reason}
        </p>
      )}
      {known?.length === 0 && <p>Nothing is recorded yet.</p>}
      <ul aria-label="Space used">
        {inOrder(known ?? []).map((tier) => (
          <li key={`${tier.layer}/${tier.stepMs}/${tier.pooled}`} class="line">
            <span>{tierWords(tier, days)}</span>
            <span class="figure">{formatBytes(tier.bytes)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
