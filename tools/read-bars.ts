import { createReadStream } from 'node:fs';
import type { FlowBar } from '../lib/flow/flow-bar';
import type { Instrument } from '../lib/market/instrument';
import type { VenueId } from '../lib/market/venues';
import { parseBarLine } from './bar-lines';
import { captureEvents, instrumentNamed } from './capture-events';
import { captureInstruments } from './capture-instruments';
import { CapturedBars } from './captured-bars';
import { linesOf } from './frame-lines';
import type { NoteCounts } from './note-counts';
import { say } from './output';

/** The bars of one instrument, oldest first. */
export interface InstrumentBars {
  readonly instrument: Instrument;
  readonly bars: readonly FlowBar[];
}

/** The bars of captures (`.gz`), or of files of bars as the command `bars` prints them (`.json`, `.jsonl`). */
export async function readBars(
  venue: VenueId,
  paths: readonly string[],
  notes: NoteCounts,
): Promise<readonly InstrumentBars[]> {
  const read = await readBarFiles(venue, paths.filter(isBars));
  const captured = await captureBars(
    venue,
    paths.filter((path) => !isBars(path)),
    notes,
  );
  return [...read, ...captured];
}

async function readBarFiles(venue: VenueId, paths: readonly string[]): Promise<readonly InstrumentBars[]> {
  const bySymbol = new Map<string, FlowBar[]>();
  for (const path of paths) {
    for await (const line of linesOf(createReadStream(path))) {
      const { symbol, bar } = parseBarLine(line);
      bySymbol.set(symbol, [...(bySymbol.get(symbol) ?? []), bar]);
    }
  }
  return [...bySymbol].map(([symbol, bars]) => ({
    instrument: instrumentNamed(symbol, venue, new Map()),
    bars: bars.toSorted((a, b) => a.time - b.time),
  }));
}

async function captureBars(
  venue: VenueId,
  paths: readonly string[],
  notes: NoteCounts,
): Promise<readonly InstrumentBars[]> {
  const instruments = await captureInstruments(venue, paths);
  const bySymbol = new Map<string, CapturedBars>();
  for await (const captured of captureEvents(venue, paths, instruments, notes)) {
    const { symbol } = captured.event;
    const bars = bySymbol.get(symbol) ?? new CapturedBars(instrumentNamed(symbol, venue, instruments));
    bySymbol.set(symbol, bars);
    bars.take(captured);
  }
  return [...bySymbol.values()].map((captured) => {
    const { instrument, leftOut } = captured;
    const bars = captured.finish();
    say(`${instrument.symbol}: ${bars.length} bars, ${leftOut} trades and forced closes left out`);
    return { instrument, bars };
  });
}

const isBars = (path: string) => /\.jsonl?$/.test(path);
