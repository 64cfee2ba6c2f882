import { BarLibrary } from '@/lib/derive/bar-library';
import { settleEntry } from '@/lib/derive/settle-entry';
import { EXCHANGES } from '@/lib/exchanges/registry';
import type { EntryHead } from '@/lib/journal/entry';
import type { Outcome } from '@/lib/journal/outcome';
import { instrumentFor } from '@/lib/market/market-key';
import { VENUE_NAMES } from '@/lib/market/venues';
import type { ColumnStore } from '@/lib/storage/column-store';
import type { MarketWork } from './market-work';

interface ScoreSources {
  readonly columns: Promise<ColumnStore>;
  readonly work: Promise<MarketWork>;
}

/** What became of an entry; undefined while it is under way and undecided. */
export async function outcomeOf(
  entry: EntryHead,
  { columns, work }: ScoreSources,
): Promise<Outcome | undefined> {
  const { session, derived } = await work;
  const { market, venue } = entry;
  const { now } = derived;
  const unscored = (reason: string): Outcome => ({ kind: 'unscored', reason, scoredAt: now });
  if (!venue) return unscored('No venue of this market was followed when the read was saved.');
  const instrument = instrumentFor(market, session.hub.instruments(venue));
  if (!instrument) return unscored(`${VENUE_NAMES[venue]} is off, or lists ${market} no more.`);
  const library = new BarLibrary({ ...derived.sources, exchanges: EXCHANGES, bars: derived.bars });
  return settleEntry(entry, instrument, { library, columns: await columns, now });
}
