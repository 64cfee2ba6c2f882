import { ARCHIVES } from '../lib/exchanges/archives';
import { EXCHANGES } from '../lib/exchanges/registry';
import type { MarketEvent } from '../lib/market/events';
import type { Instrument } from '../lib/market/instrument';
import type { VenueId } from '../lib/market/venues';
import { readCapture } from './capture';
import type { NoteCounts } from './note-counts';

/** An event, and when its frame came by the local clock, epoch ms. */
export interface CapturedEvent {
  readonly event: MarketEvent;
  readonly receivedAt: number;
}

/** The events of captures of one venue, in the order of their frames. */
export async function* captureEvents(
  venue: VenueId,
  paths: readonly string[],
  instruments: ReadonlyMap<string, Instrument>,
  notes: NoteCounts,
): AsyncGenerator<CapturedEvent> {
  let now = 0;
  const mapper = ARCHIVES[venue].createMapper({ instruments, now: () => now, note: notes.note });
  for (const path of paths) {
    for await (const { frame, receivedAt } of readCapture(path)) {
      now = receivedAt;
      for (const event of mapper.map(frame)) yield { event, receivedAt };
    }
  }
}

/** The instrument of a name; one that a capture does not tell of is as coarse as its venue's usual one. */
export function instrumentNamed(
  symbol: string,
  venue: VenueId,
  known: ReadonlyMap<string, Instrument>,
): Instrument {
  const { defaultInstrument } = EXCHANGES[venue].defaults;
  const contractSize = ARCHIVES[venue].contractSize(symbol);
  return known.get(symbol) ?? { ...defaultInstrument, symbol, contractSize };
}
