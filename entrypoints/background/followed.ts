import { type InstrumentProgress, quartersKnown } from '@/lib/backfill/backfill';
import type { Instrument } from '@/lib/market/instrument';
import { instrumentFor } from '@/lib/market/market-key';
import { VENUE_IDS } from '@/lib/market/venues';
import type { MarketSession } from './market-session';

/** What is followed of a market, in the order of venues. */
export function followedOf({ hub, settings }: MarketSession, market: string): readonly Instrument[] {
  if (settings.paused) return [];
  const on = VENUE_IDS.filter((id) => settings.venues[id]);
  return on.flatMap((id) => instrumentFor(market, hub.instruments(id)) ?? []);
}

/** How much of a market's past was fetched, in quarters of what is wanted; undefined while that is not known. */
export function quartersOf(
  session: MarketSession,
  market: string,
  progress: readonly InstrumentProgress[],
): number | undefined {
  // Pages that come and go start no backfill.
  const isFetched = session.settings.markets.includes(market);
  return isFetched ? quartersKnown(followedOf(session, market), progress) : 0;
}
