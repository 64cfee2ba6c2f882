import { barObject } from '../bar-lines';
import { fileArguments, requireFiles } from '../file-arguments';
import { NoteCounts } from '../note-counts';
import { writeJson } from '../output';
import { readBars } from '../read-bars';

/** `bars <venue> <capture.gz>…`: what was traded, opened and closed by force in each minute, with the volume at each price. */
export async function bars(parameters: readonly string[]): Promise<void> {
  const { venue, paths } = fileArguments(parameters);
  await requireFiles(paths);
  const notes = new NoteCounts();
  for (const { instrument, bars: all } of await readBars(venue, paths, notes))
    for (const bar of all) await writeJson(barObject({ symbol: instrument.symbol, bar }));
  notes.print();
}
