import { ARCHIVES } from '../../lib/exchanges/archives';
import { decodeFrame, linesOf } from '../frame-lines';
import { NoteCounts } from '../note-counts';
import { say, writeJson } from '../output';
import { UsageError } from '../usage-error';
import { venueArgument } from '../venue-argument';

/** `normalize <venue>`: frames of one venue on stdin, one a line, become market events on stdout. */
export async function normalize([venue, ...rest]: readonly string[]): Promise<void> {
  if (rest.length > 0) throw new UsageError(`Unexpected "${rest.join(' ')}"`);
  const notes = new NoteCounts();
  const mapper = ARCHIVES[venueArgument(venue)].createMapper({
    instruments: new Map(),
    now: Date.now,
    note: notes.note,
  });
  let frames = 0;
  let events = 0;
  for await (const line of linesOf(process.stdin)) {
    frames += 1;
    for (const event of mapper.map(frameOf(line))) {
      events += 1;
      await writeJson(event);
    }
  }
  say(`${frames} frames, ${events} events`);
  notes.print();
}

/** A binary frame that cannot be unpacked is as broken as text that is no JSON, and is counted with it. */
function frameOf(line: string): string {
  try {
    return decodeFrame(line);
  } catch {
    return '';
  }
}
