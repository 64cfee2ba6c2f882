import type { BackfillTarget } from '@/lib/backfill/venue-backfill';
import { EXCHANGES } from '@/lib/exchanges/registry';
import { instrumentFor } from '@/lib/market/market-key';
import { VENUE_IDS } from '@/lib/market/venues';
import type { MarketSession } from './market-session';

/** Whose past is fetched: the chosen markets on the venues that are on. Pages that come and go start no backfill. */
export function historyTargets({ hub, settings }: MarketSession): readonly BackfillTarget[] {
  if (settings.paused) return [];
  return VENUE_IDS.filter((id) => settings.venues[id]).flatMap((id) => {
    const rest = hub.patientRest(id);
    const listed = hub.instruments(id);
    if (!rest) return [];
    return settings.markets.flatMap((market) => {
      const instrument = instrumentFor(market, listed);
      return instrument ? [{ exchange: EXCHANGES[id], instrument, rest }] : [];
    });
  });
}
