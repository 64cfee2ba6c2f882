import { writeFile } from 'node:fs/promises';
import type { HeatColumn } from '../../lib/heatmaps/columns/column';
import { type HeatLayerId, LAYER_IDS, type LayerId } from '../../lib/heatmaps/layers';
import { bookColumns } from '../book-columns';
import { captureEvents } from '../capture-events';
import { captureInstruments } from '../capture-instruments';
import { exportColumns } from '../export-columns';
import { fileArguments, type FileArguments, requireFiles } from '../file-arguments';
import { liquidationColumns, openInterestColumns } from '../flow-columns';
import { NoteCounts } from '../note-counts';
import { say } from '../output';
import { capturedFunding, fundingPicture } from '../picture/funding-picture';
import { heatPicture } from '../picture/heat-picture';
import { profilePicture } from '../picture/profile-picture';
import { type InstrumentBars, readBars } from '../read-bars';
import { UsageError } from '../usage-error';

type Files = Pick<FileArguments, 'venue' | 'paths'>;

/**
 * `heatmap <layer> <venue> <file>… --out x.png`: a picture of one layer, on a dark page and without texts. The files are
 * captures (`.gz`), bars (`.jsonl`, not for order books and funding) or one file of exported history (any other name, for
 * heatmaps). Of several instruments in captures the one that is told of most is drawn, of order books the first.
 */
export async function heatmap([name, ...parameters]: readonly string[]): Promise<void> {
  const layer = LAYER_IDS.find((id) => id === name);
  if (!layer)
    throw new UsageError(`${name ? `No layer "${name}"` : 'A layer is missing'}: ${LAYER_IDS.join(', ')}`);
  const { venue, paths, options } = fileArguments(parameters, ['--out']);
  const out = options.get('--out');
  if (!out) throw new UsageError('A file for the picture is missing: --out x.png');
  await requireFiles(paths);
  const notes = new NoteCounts();
  await writeFile(out, await PICTURES[layer]({ venue, paths }, notes));
  say(`${layer} to ${out}`);
  notes.print();
}

const PICTURES: Readonly<Record<LayerId, (files: Files, notes: NoteCounts) => Promise<Buffer>>> = {
  'order-book': (files, notes) =>
    picture('order-book', files, () => bookColumns(files.venue, files.paths, notes)),
  liquidation: (files, notes) =>
    picture('liquidation', files, async () => liquidationColumns(await firstBars(files, notes))),
  'open-interest': (files, notes) =>
    picture('open-interest', files, async () => openInterestColumns(await firstBars(files, notes))),
  'volume-profile': async (files, notes) => profilePicture(await firstBars(files, notes)),
  funding: async ({ venue, paths }, notes) => {
    const instruments = await captureInstruments(venue, paths);
    return fundingPicture(await capturedFunding(venue, captureEvents(venue, paths, instruments, notes)));
  },
};

async function picture(
  layer: HeatLayerId,
  { venue, paths: [path = ''] }: Files,
  recorded: () => Promise<readonly HeatColumn[]>,
): Promise<Buffer> {
  const isExport = !/\.(gz|jsonl?)$/.test(path);
  const columns = isExport ? await exportColumns(path, layer, venue) : await recorded();
  if (columns.length === 0) throw new Error(`Nothing in the files tells of ${layer}`);
  return heatPicture(layer, columns);
}

/** The bars of the instrument with most of them. @throws when there are none. */
async function firstBars({ venue, paths }: Files, notes: NoteCounts): Promise<InstrumentBars> {
  const all = await readBars(venue, paths, notes);
  const [longest] = all
    .filter(({ bars }) => bars.length > 0)
    .toSorted((a, b) => b.bars.length - a.bars.length);
  if (!longest) throw new Error('The files hold no trades');
  return longest;
}
