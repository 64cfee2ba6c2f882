import { type ClusterParts, ClusterWatch } from '@/lib/derive/cluster-watch';
import { EXCHANGES } from '@/lib/exchanges/registry';
import type { DerivedSession } from './derived-session';
import { sessionStates } from './session-states';

const MOST_MARKETS = 40;

/** Follows the clusters of the session's maps. */
export const watchClusters = (derived: DerivedSession, onEvents: ClusterParts['onEvents']): ClusterWatch =>
  new ClusterWatch({
    clock: derived.clock,
    now: () => derived.now,
    liquidations: (market) => derived.maps.liquidations(market),
    completeness: (venue) => EXCHANGES[venue].liquidations,
    kept: sessionStates('clusters', MOST_MARKETS),
    onEvents,
  });
