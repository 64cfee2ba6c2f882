import { EXCHANGES } from '../../lib/exchanges/registry';
import { BookReplay } from '../book-replay';
import { bookState } from '../book-state';
import { readCapture } from '../capture';
import { captureInstruments } from '../capture-instruments';
import { duration } from '../duration';
import { fileArguments, requireFiles } from '../file-arguments';
import { NoteCounts } from '../note-counts';
import { say, writeJson } from '../output';

/**
 * `book <venue> <capture.gz>… [--every 5s]`: replays captured frames and prints each book after the first frame that was
 * applied to it, and from then on after the first one in every further interval of the exchange's clock.
 */
export async function book(parameters: readonly string[]): Promise<void> {
  const { venue, paths, options } = fileArguments(parameters, ['--every']);
  const everyMs = duration(options.get('--every') ?? '5s');
  await requireFiles(paths);
  const notes = new NoteCounts();
  const replay = new BookReplay(EXCHANGES[venue], await captureInstruments(venue, paths), notes);
  const printed = new Map<string, number>();
  let states = 0;
  for (const path of paths) {
    for await (const captured of readCapture(path)) {
      for (const applied of replay.offer(captured)) {
        const { symbol } = applied.book.instrument;
        const interval = Math.floor(applied.time / everyMs);
        if (printed.get(symbol) === interval) continue;
        printed.set(symbol, interval);
        states += 1;
        await writeJson(bookState(applied));
      }
    }
  }
  say(`${states} states, ${replay.gaps} gaps, ${replay.waiting} frames without a snapshot to join`);
  notes.print();
}
