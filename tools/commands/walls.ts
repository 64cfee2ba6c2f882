import { fileArguments, requireFiles } from '../file-arguments';
import { NoteCounts } from '../note-counts';
import { say, writeJson } from '../output';
import { UsageError } from '../usage-error';
import { readWalls } from '../wall-reader';

/** `walls <venue> <capture.gz>… [--min-notional 1000000]`: what walls, icebergs, absorptions and sweeps did, and what stands in the end. */
export async function walls(parameters: readonly string[]): Promise<void> {
  const { venue, paths, options } = fileArguments(parameters, ['--min-notional']);
  const wish = options.get('--min-notional');
  const minNotional = wish === undefined ? undefined : Number(wish);
  if (minNotional !== undefined && !(minNotional > 0))
    throw new UsageError('--min-notional is a positive number of quote units');
  await requireFiles(paths);
  const notes = new NoteCounts();
  const { readers, gaps } = await readWalls({ venue, paths, minNotional, notes }, print);
  for (const [symbol, reader] of readers)
    for (const wall of reader.standing()) await print(symbol, { type: 'standing', wall });
  say(`${[...readers.values()].reduce((sum, { seconds }) => sum + seconds, 0)} seconds, ${gaps} gaps`);
  notes.print();
}

const print = (symbol: string, line: object) => writeJson({ symbol, ...line });
