import { clusterOccurrence } from '@/lib/alerts/cluster-occurrence';
import { ClusterWatch, type KeptClusters } from '@/lib/derive/cluster-watch';
import { EXCHANGES } from '@/lib/exchanges/registry';
import type { SessionArea } from '@/lib/platform/session-area';
import type { AlertDesk } from './alert-desk';
import type { DerivedSession } from './derived-session';
import { sessionStates } from './session-states';

const MOST_MARKETS = 40;

/** Follows the clusters of the session's maps, and tells of them. */
export function watchClusters(derived: DerivedSession, desk: AlertDesk, area: SessionArea): ClusterWatch {
  const kept = sessionStates<KeptClusters>(area, 'clusters', MOST_MARKETS);
  return new ClusterWatch({
    clock: derived.clock,
    now: () => derived.now,
    liquidations: (market) => derived.maps.liquidations(market),
    completeness: (venue) => EXCHANGES[venue].liquidations,
    kept,
    onEvents(market, events) {
      void desk.hear(
        events.flatMap((event) => clusterOccurrence(event, market) ?? []),
        kept,
      );
    },
  });
}
