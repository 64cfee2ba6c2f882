import type { Instrument } from '../market/instrument';
import type { MarketEvent } from '../market/events';
import type { Archive } from './archive';
import { ARCHIVES } from './archives';
import type { Exchange } from './exchange';

/** A mapper with everything it says written down. For tests. */
export interface MapperTrace {
  /** Maps a frame given as text, or as what it parses to. */
  readonly map: (frame: unknown) => readonly MarketEvent[];
  /** `kind:name` of each note so far. */
  readonly notes: readonly string[];
}

/** The local time that traced mappers go by. */
export const TRACE_NOW = 1_790_000_000_000;

/** @param archive what reads the frames: that of the exchange's venue. */
export function traceMapper(
  exchange: Exchange,
  instruments: readonly Instrument[] = [],
  archive: Archive = ARCHIVES[exchange.id],
): MapperTrace {
  const notes: string[] = [];
  const mapper = archive.createMapper({
    instruments: new Map(instruments.map((instrument) => [instrument.symbol, instrument])),
    now: () => TRACE_NOW,
    note: (kind, name) => notes.push(`${kind}:${name}`),
  });
  return {
    map: (frame) => mapper.map(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    notes,
  };
}
