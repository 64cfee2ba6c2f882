import type { Cluster } from '@/lib/analysis/clusters/cluster';
import type { ClusterChange } from '@/lib/analysis/clusters/compare';
import type { MapReading } from '@/lib/analysis/density/density';
import { counted } from '@/lib/market/words';
import { changeWords } from '@/lib/reading/change-words';
import { clusterText, spanText } from './compare-words';

interface ChangeListProps {
  /** The largest first. */
  readonly changes: readonly ClusterChange[];
  readonly before: MapReading;
  readonly after: MapReading;
  readonly isSized: boolean;
}

const SHOWN = 12;

/** The largest clusters of two maps, then and now, and what became of each. */
export function ChangeList({ changes, before, after, isSized }: ChangeListProps) {
  if (changes.length === 0) return <p class="loading">No cluster stands out at either moment.</p>;
  const rest = changes.length - SHOWN;
  return (
    <>
      <ul class="changes" aria-label="The largest clusters">
        {changes.slice(0, SHOWN).map((change) => (
          <li key={keyOf(change)} class={change.side === 'ask' ? 'above' : 'below'}>
            <p>
              <b>{change.side === 'ask' ? 'Shorts' : 'Longs'}</b> {changeWords(change)}
            </p>
            <Place
              cluster={change.kind === 'new' ? undefined : change.before}
              map={before}
              isSized={isSized}
            />
            <Place
              cluster={change.kind === 'gone' ? undefined : change.after}
              map={after}
              isSized={isSized}
            />
          </li>
        ))}
      </ul>
      {rest > 0 && <p class="quiet">{`And ${counted(rest, 'smaller one')}.`}</p>}
    </>
  );
}

interface PlaceProps {
  readonly cluster: Cluster | undefined;
  readonly map: MapReading;
  readonly isSized: boolean;
}

const Place = ({ cluster, map, isSized }: PlaceProps) =>
  cluster ? (
    <span class="figure">
      {spanText(cluster)}
      <small>{clusterText(cluster, map, isSized)}</small>
    </span>
  ) : (
    <span class="quiet">not there</span>
  );

const keyOf = (change: ClusterChange) =>
  `${change.kind} ${change.side} ${change.kind === 'new' ? change.after.price : change.before.price}`;
